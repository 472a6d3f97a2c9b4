import { expect, test } from 'vitest';
import { quantile } from '../../bench/figures.ts';
import { signUp } from '../client.ts';
import { installWhole } from '../crash/installation.ts';
import { query } from '../crash/truth.ts';
import { makePicture, type PictureOptions } from '../picture.ts';
import { beginProbe } from './probe.ts';
import { readState } from './program-state.ts';

const count = 240;
const kinds: PictureOptions[] = [
  { format: 'jpeg' },
  { format: 'jpeg', progressive: true, orientation: 6 },
  { format: 'jpeg', profile: 'cmyk' },
  { format: 'png', transparent: true },
  { format: 'webp' },
  { format: 'gif' },
  { format: 'avif' },
];
const pictures = await Promise.all(kinds.map((kind) => makePicture({ width: 120, height: 90, ...kind })));

/** Whole numbers below `limit`, the same at every run. */
function createDice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
}
type Dice = ReturnType<typeof createDice>;

/** What is done to a picture that was well. */
const damages: ((picture: Buffer, roll: Dice) => Buffer)[] = [
  (picture, roll) => picture.subarray(0, roll(picture.length)),
  (picture, roll) => {
    for (let n = 1 + roll(20); n > 0; n--) picture[roll(picture.length)] = roll(256);
    return picture;
  },
  (picture, roll) => {
    const at = roll(Math.min(400, picture.length - 4));
    picture.writeUInt32BE([0, 0xffffffff, 0x7fffffff, 0x3fff3fff][roll(4)]!, at);
    return picture;
  },
  (picture, roll) => {
    const at = roll(picture.length);
    return Buffer.concat([picture.subarray(0, at), picture.subarray(roll(at + 1))]);
  },
  (picture, roll) => {
    const other = pictures[roll(pictures.length)]!;
    return Buffer.concat([picture.subarray(0, roll(picture.length)), other.subarray(roll(other.length))]);
  },
  (picture, roll) => picture.fill(roll(256), roll(picture.length), picture.length),
];

test('pictures with damages of every kind are refused, or made into something, and nothing dies of them', async () => {
  await using installation = await installWhole();
  const program = installation.start();
  const url = String((await program.said(({ event }) => event === 'ready')).url);
  const client = await signUp(url);
  const endProbe = beginProbe(url);
  const codes: string[] = [];
  for (let n = 0; n < count; n++) {
    const roll = createDice(n);
    const damage = damages[n % damages.length]!;
    const bytes = damage(Buffer.from(pictures[roll(pictures.length)]!), roll);
    const { errors } = await client.upload(bytes, { recipes: [{ removeBackground: {} }] });
    codes.push(errors?.[0]?.extensions.code ?? 'ok');
  }
  const counts = Object.fromEntries(
    [...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]),
  );
  const databaseUrl = await installation.databaseUrl();
  const findActive = () => query(databaseUrl, "select 1 from job where status in ('QUEUED', 'RUNNING')");
  await expect.poll(findActive, { timeout: 600_000, interval: 500 }).toEqual([]);
  const p95 = quantile(await endProbe(), 0.95);
  console.log(`${JSON.stringify(counts)}; probe p95 ${Math.round(p95)} ms`);
  const known = ['ok', 'UNSUPPORTED_IMAGE', 'CORRUPT_IMAGE', 'TOO_MANY_PIXELS'];
  expect(Object.keys(counts).filter((code) => !known.includes(code))).toEqual([]);
  // A child that had died would have cost an attempt.
  expect(
    await query(
      databaseUrl,
      "select kind, status, attempt, error from job where status <> 'SUCCEEDED' or attempt > 1",
    ),
  ).toEqual([]);
  expect(readState(program.process.pid!, installation.dataDir).tempFiles).toBe(0);
  expect(p95).toBeLessThan(300);
  await client.close();
}, 900_000);
