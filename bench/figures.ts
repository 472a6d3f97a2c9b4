/** The value below which `share` of the sorted values lie. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: number[]) => quantile(values, 0.5);

/** Milliseconds of this process's CPU that it takes, all threads together. */
export async function measureCpu(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const failures: string[] = [];

/** Prints one ratio with what it is held to and every figure it is made of. */
export function report(
  name: string,
  actual: number,
  bound: { atLeast: number } | { atMost: number },
  figures: Record<string, number[]>,
): void {
  const isHeld = 'atLeast' in bound ? actual >= bound.atLeast : actual <= bound.atMost;
  const limit = 'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;
  if (!isHeld) failures.push(name);
  console.log(`\n${isHeld ? 'held' : 'MISSED'}  ${name}: ${actual.toFixed(3)} (${limit})`);
  for (const [label, values] of Object.entries(figures))
    console.log(`        ${label}: ${values.map((value) => value.toFixed(3)).join(' ')}`);
}

/** Exit code of the run. */
export function settle(): number {
  console.log(failures.length === 0 ? '\nAll held.' : `\nMissed: ${failures.join(', ')}`);
  return failures.length === 0 ? 0 : 1;
}
