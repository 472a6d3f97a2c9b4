/** A picture that was done, and how much work it was. */
export interface Sample {
  atMs: number;
  work: number;
}

/** What a picture costs beside its bytes, in bytes: requests, the queue, a place to store it. */
const fixedWork = 150_000;

export const workOf = (file: { size: number }) => file.size + fixedWork;

/** What was done longer ago says little about now. */
const windowMs = 60_000;
/** Fewer, or in less time, are chance. */
const leastSamples = 5;
const leastSpanMs = 4_000;

export const addSample = (samples: readonly Sample[], sample: Sample): readonly Sample[] => [
  ...samples.filter(({ atMs }) => atMs > sample.atMs - windowMs),
  sample,
];

/** By what was done lately; null as long as that says nothing. */
export function timeLeftMs(samples: readonly Sample[], remainingWork: number, nowMs: number): number | null {
  const [first, ...since] = samples.filter(({ atMs }) => atMs > nowMs - windowMs);
  if (!first || since.length < leastSamples - 1 || nowMs - first.atMs < leastSpanMs) return null;
  const done = since.reduce((sum, { work }) => sum + work, 0);
  return (remainingWork * (nowMs - first.atMs)) / done;
}

/** "about 40 s left": no more exact than it can be known. */
export function wordTimeLeft(ms: number): string {
  if (ms < 10_000) return 'a few seconds left';
  if (ms < 55_000) return `about ${Math.ceil(ms / 10_000) * 10} s left`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `about ${Math.max(1, minutes)} min left`;
  const tens = Math.round(minutes / 10);
  const rest = tens % 6 === 0 ? '' : ` ${(tens % 6) * 10} min`;
  return `about ${Math.floor(tens / 6)} h${rest} left`;
}
