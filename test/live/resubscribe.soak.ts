import { afterAll, beforeAll, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { type Program, startProgram } from '../crash/start-program.ts';
import { type Line, openLine } from '../tcp-line.ts';
import { expectTruthAfter } from './resubscribe.ts';

let web: TestApp;
let another: Program;
let lines: Line[];

beforeAll(async () => {
  web = await startTestApp();
  another = startProgram({
    dataDir: web.dataDir,
    env: { ROLE: 'web', DATABASE_URL: web.databaseUrl },
  });
  const { url } = await another.said(({ event }) => event === 'ready');
  lines = [await openLine(new URL(web.url)), await openLine(new URL(String(url)))];
});
afterAll(async () => {
  for (const line of lines) await line.close();
  await another.stop();
  await web.close();
});

/** Seconds. */
const cuts = [1, 3, 15, 2, 8, 1, 5, 12, 1, 4, 10, 2];

test('500 jobs, 12 cuts of 1 to 15 s, and one of two web processes killed: it knows what the database knows', async () => {
  await expectTruthAfter({
    lines,
    web,
    jobs: 500,
    cutsMs: cuts.map((seconds) => seconds * 1000),
    async strike() {
      another.process.kill('SIGKILL');
      await another.exited;
    },
  });
});
