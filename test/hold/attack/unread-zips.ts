import { copyFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createId } from '../../../src/schema/id.ts';
import { watchToEnd } from '../../client.ts';
import { makePicture } from '../../picture.ts';
import { runSql } from '../../sql.ts';
import { type Attack, createTally, type Target } from './attack.ts';

const entries = 1000;
const readers = 300;
const againMs = 5000;

/** Three hundred readers of one link to a thousand pictures, who read nothing, and come anew every five seconds. */
export const unreadZips: Attack = {
  name: 'H7: 300 x a zip of 1,000, unread',
  async begin(target) {
    const url = new URL(await createLink(target));
    const request = `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`;
    const tally = createTally();
    const open: Socket[] = [];
    const begin = () => {
      for (const socket of open.splice(0)) {
        tally.count(`${socket.read() ?? 'no answer'}`.slice(9, 12));
        socket.destroy();
      }
      for (let i = 0; i < readers; i++) {
        const socket = connect(Number(url.port), url.hostname);
        socket.on('error', () => tally.count('cut off'));
        socket.write(request);
        open.push(socket);
      }
    };
    begin();
    const timer = setInterval(begin, againMs);
    return () => {
      clearInterval(timer);
      for (const socket of open) socket.destroy();
      return `${tally}`;
    };
  },
};

/** To renditions that are copies of one. */
async function createLink(target: Target): Promise<string> {
  const { client, dataDir } = target;
  const { data } = await client.upload(await makePicture());
  const { image, jobs } = data!.uploadImage;
  await watchToEnd(client, jobs[0]!.id);
  const [first] = await runSql<{ id: string; key: string }>(
    target,
    'select id, key from rendition where image_id = $1 order by byte_size desc',
    [image.id],
  );
  const { id, key } = first!;
  const ids = Array.from({ length: entries - 1 }, () => createId('Rendition'));
  await runSql(
    target,
    `insert into rendition select (jsonb_populate_record(rendition,
       jsonb_build_object('id', copy, 'key', key || '-' || copy))).*
     from rendition, unnest($1::text[]) as copy where rendition.id = $2`,
    [ids, id],
  );
  const path = join(dataDir, 'files', key);
  await Promise.all(ids.map((copy) => copyFile(path, `${path}-${copy}`)));
  const { createDownload } = await client.get<{ createDownload: { url: string } }>(
    'mutation ($ids: [ID!]!) { createDownload(input: { renditionIds: $ids }) { url } }',
    { ids: [id, ...ids] },
  );
  return createDownload.url;
}
