import type { WebSocket } from 'ws';
import { makePicture } from '../../picture.ts';
import { type Attack, createTally } from './attack.ts';
import { openSocket, subscribeInOneWrite } from './attacker-socket.ts';

const sockets = 20;
const subscribes = 100;
const uploadEveryMs = 1000;

/** All of the 15 aliases, each a query of its own for every event; 2,880 points of the 2,927. */
const lists = Array.from(
  { length: 15 },
  (_, i) => `j${i}: jobs(first: 38) { nodes { id status stage progress } }`,
);
const query = `subscription { jobsUpdated { job { id status rendition { id url } image { id url thumbnail { url }
  ${lists.join(' ')} } } } }`;

/** Two thousand operations, of which every one asks the database at every step of every job. */
export const greedySubscriptions: Attack = {
  name: 'H6: 20 x 100 jobsUpdated with lists',
  async begin({ url, client }) {
    const tally = createTally();
    const open: WebSocket[] = [];
    for (let i = 0; i < sockets; i++) {
      const socket = await openSocket(url, client.apiKey);
      open.push(socket);
      socket.on('message', (data) => tally.count(readKind(`${data}`)));
      socket.on('close', () => tally.count('cut off'));
      subscribeInOneWrite(socket, query, subscribes);
    }
    const picture = await makePicture({ width: 64, height: 64 });
    const timer = setInterval(() => {
      client.upload(picture).then(
        ({ errors }) => tally.count(`upload ${errors?.[0]?.extensions.code ?? 'taken'}`),
        () => tally.count('upload broken off'),
      );
    }, uploadEveryMs);
    return () => {
      clearInterval(timer);
      const said = `${tally}`;
      for (const socket of open) socket.terminate();
      return said;
    };
  },
};

/** `next`, or the code of an error, without the cost of parsing what may be long. */
function readKind(message: string): string {
  const [, code] = /"code":"(\w+)"/.exec(message.slice(0, 400)) ?? [];
  return code ?? /"type":"(\w+)"/.exec(message)?.[1] ?? 'message';
}
