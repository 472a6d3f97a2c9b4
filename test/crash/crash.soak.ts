import { afterAll, describe, expect, test } from 'vitest';
import { points } from './faults.ts';
import { purgePoints } from './purge-faults.ts';
import { crashInPurge } from './purge-scenario.ts';
import { crashAt, crashInLastAttempt, type Report, recoveryLimitMs, scopes, wakeZombie } from './scenario.ts';

const repeats = 3;

describe('every point, however much dies with it', () => {
  const reports: Report[] = [];

  for (const scope of scopes)
    for (const point of points)
      test(`${scope}, ${point}`, async () => {
        const made = await Promise.all(Array.from({ length: repeats }, () => crashAt(point, scope)));
        reports.push(...made);
        for (const { recoveredMs } of made) expect.soft(recoveredMs).toBeLessThan(recoveryLimitMs);
      }, 180_000);

  afterAll(() => console.table(reports));
});

test('three kills are FAILED with PROCESS_CRASHED', () => crashInLastAttempt(3), 180_000);

test.each(['after put', 'before row'] as const)(
  'a worker that slept for 30 s %s writes nothing',
  (point) => wakeZombie(point, 30_000),
  180_000,
);

describe('every point of hiding and purging', () => {
  test.each(purgePoints)(
    '%s',
    async (point) => {
      const { statuses } = await crashInPurge(point);
      // What dies before there is a row of the run leaves none.
      expect(statuses.filter((status) => status === 'INTERRUPTED').length).toBeLessThanOrEqual(1);
      expect(statuses.at(-1)).toMatch(/SUCCEEDED|RUNNING/);
    },
    180_000,
  );
});
