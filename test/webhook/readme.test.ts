import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { readSnippets, root } from '../strangers/readme.ts';
import { startReceiver } from './receiver.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const snippets = await readSnippets('http://127.0.0.1:4000', 'Webhooks');
const body = JSON.stringify({ type: 'image.ready', data: { image: { id: 'img_1', name: 'Vase 🏺' } } });

function sign({ at = new Date(), by = secret } = {}): Record<string, string> {
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    // As while a secret is changed for another.
    'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')} ${new Webhook(by).sign('evt_1', at, body)}`,
  };
}

const refused = [
  { what: 'another body', sent: `${body} `, headers: sign() },
  { what: 'an old one', sent: body, headers: sign({ at: new Date(Date.now() - 301_000) }) },
  {
    what: 'another secret',
    sent: body,
    headers: sign({ by: `whsec_${Buffer.alloc(32).toString('base64')}` }),
  },
];

test("README's receiver in Node takes what is signed, and nothing else", async () => {
  const { text } = snippets['In Node']!;
  const free = await startReceiver();
  const { url } = free;
  await free.close();
  // Where its packages are found.
  const directory = await mkdtemp(join(root, 'node_modules/.cache/receiver-'));
  await writeFile(join(directory, 'receiver.mjs'), text);
  const program = spawn(process.execPath, [join(directory, 'receiver.mjs')], {
    env: { ...process.env, PORT: new URL(url).port, WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const post = (sent: string, headers: Record<string, string>) =>
    fetch(url, { method: 'POST', body: sent, headers });
  try {
    await expect
      .poll(
        () =>
          post(body, sign()).then(
            ({ status }) => status,
            () => null,
          ),
        { timeout: 20_000 },
      )
      .toBe(204);
    const [line] = (await once(program.stdout, 'data')) as [Buffer];
    expect(line.toString()).toBe('image.ready evt_1 {"image":{"id":"img_1","name":"Vase 🏺"}}\n');
    for (const { sent, headers } of refused) expect((await post(sent, headers)).status).toBe(400);
  } finally {
    program.kill();
    await rm(directory, { recursive: true });
  }
});

const hasPython = spawnSync('python3', ['-c', '']).status === 0;

test.skipIf(!hasPython)("README's check in Python takes what is signed, and nothing else", () => {
  const check = (sent: string, headers: Record<string, string>) => {
    const call =
      'import json, sys\nasked = json.load(sys.stdin)\nverify(asked["secret"], asked["headers"], asked["body"].encode())';
    const { status, stderr } = spawnSync('python3', ['-c', `${snippets['In Python']!.text}\n${call}`], {
      input: JSON.stringify({ secret, headers, body: sent }),
    });
    return status === 0 ? 'taken' : stderr.toString().trim().split('\n').at(-1);
  };
  expect(check(body, sign())).toBe('taken');
  for (const { sent, headers } of refused) expect(check(sent, headers)).toMatch(/^ValueError/);
});
