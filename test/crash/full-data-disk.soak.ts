import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signUp } from '../client.ts';
import { makePicture } from '../picture.ts';
import { startProgram } from './start-program.ts';

const diskBytes = 300_000_000;

test('when the disk is full that the embedded database is on too, it stays up, and nothing is lost', async ({
  skip,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-full-'));
  const { status } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${diskBytes},mode=0777`,
    'tmpfs',
    dataDir,
  ]);
  if (status !== 0) skip('This process may not mount.');
  const program = startProgram({ dataDir, env: { MIN_FREE_BYTES: '1KB' } });
  try {
    const url = String((await program.said(({ event }) => event === 'ready')).url);
    const client = await signUp(url);
    const picture = await makePicture({ width: 640, height: 480 });
    const upload = async () => {
      const { data, errors } = await client.upload(picture);
      return data?.uploadImage.image.id ?? errors?.[0]?.extensions.code;
    };
    const readPostmaster = async () =>
      (await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0];
    const readReady = async () => (await fetch(`${url}/health/ready`)).status;
    const id = await upload();
    const postmaster = await readPostmaster();

    await writeFile(join(dataDir, 'stuffing'), Buffer.alloc(diskBytes)).catch(() => {});
    for (let n = 0; n < 10; n++) expect(await upload()).toBe('SERVICE_UNAVAILABLE');
    expect(await readReady()).toBe(503);
    expect(await client.get('{ viewer { usage { images } } }')).toEqual({ viewer: { usage: { images: 1 } } });

    await rm(join(dataDir, 'stuffing'));
    await expect.poll(readReady).toBe(200);
    expect(await upload()).toMatch(/^img_/);
    expect(await readPostmaster()).toBe(postmaster);
    const { image } = await client.get<{ image: { url: string } }>(`{ image(id: "${id}") { url } }`);
    expect(Buffer.from(await (await fetch(image.url)).arrayBuffer()).equals(picture)).toBe(true);
    await client.close();
  } finally {
    await program.stop();
    spawnSync('umount', ['-l', dataDir]);
    await rm(dataDir, { recursive: true });
  }
}, 120_000);
