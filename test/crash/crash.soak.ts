import { afterAll, describe, expect, test } from 'vitest';
import { points } from './faults.ts';
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
