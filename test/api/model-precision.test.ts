import { expect, test, vi } from 'vitest';
import { startTestApp } from '../app.ts';
import { createTestClient } from '../client.ts';
import { createLogLines } from '../log-lines.ts';

const query = '{ limits { models { name precision } } }';

/** What the process says of its models. */
async function readModels(url: string) {
  const client = createTestClient(url);
  const { limits } = await client.get<{ limits: { models: unknown[] } }>(query);
  await client.close();
  return limits.models;
}

test.each([
  ['int8', 'INT8'],
  ['fp32', 'FP32'],
])('what MODEL_PRECISION=%s has made of the model is told and logged', async (setting, precision) => {
  const { log, lines } = createLogLines();
  const app = await startTestApp({
    env: { MODEL_PRECISION: setting },
    startChildren: true,
    work: false,
    log,
  });
  await vi.waitFor(async () => expect(await readModels(app.url)).toEqual([{ name: 'u2netp', precision }]), {
    timeout: 20_000,
  });
  expect(lines.filter(({ event }) => event === 'model.precision')).toMatchObject([
    { model: 'u2netp', precision: setting, reason: 'set' },
  ]);
  await app.close();
});

test('a process that makes no cutouts tells nothing', async () => {
  const app = await startTestApp({ env: { ROLE: 'web' }, startChildren: true, work: false });
  expect(await readModels(app.url)).toEqual([{ name: 'u2netp', precision: null }]);
  await app.close();
});
