import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startTestApp } from '../app.ts';
import { signUp, watchToEnd } from '../client.ts';
import { countReads } from './reads.ts';

const program = join(import.meta.dirname, '../../dist/src/main.js');

test('a worker in a process of its own is followed live, by one reading an event at most', async () => {
  const web = await startTestApp({ work: false, env: { ROLE: 'web' } });
  const client = await signUp(web.url);
  const disc = '<svg width="320" height="240"><circle cx="160" cy="120" r="75" fill="#b32"/></svg>';
  const { data } = await client.upload(await sharp(Buffer.from(disc)).jpeg().toBuffer(), {
    recipes: [{ removeBackground: {} }],
  });
  const id = data!.uploadImage.jobs[1]!.id;
  const watching = watchToEnd(client, id);
  const reads = await countReads(web, 'job');
  const worker = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      ROLE: 'worker',
      DATABASE_URL: web.databaseUrl,
      DATA_DIR: web.dataDir,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = once(worker, 'exit');
  try {
    const states = await watching;
    expect(states.map(({ stage }) => stage)).toContain('SEGMENTING');
    expect(states.at(-1)).toMatchObject({ status: 'SUCCEEDED', progress: 1, attempt: 1 });
    // Two more: the check of access, and the first reading.
    expect(reads.count).toBeLessThanOrEqual(states.length + 1);
  } finally {
    worker.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    await client.close();
    await web.close();
  }
});
