const dayMs = 86_400_000;

/** A day as people name it: "12 May", with its year where that is another. */
export function formatDay(at: Date, nowMs: number): string {
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at);
}

const midnightOf = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);

/** Whole days of the calendar between two instants, however long the days are. */
const daysBetween = (fromMs: number, toMs: number) =>
  Math.round((midnightOf(toMs) - midnightOf(fromMs)) / dayMs);

/** How long something is still there: "3 days left", "ends today", "ends 12 May 2031"; null for no end. */
export function timeLeft(expiresAt: string | null | undefined, nowMs: number): string | null {
  if (!expiresAt) return null;
  const end = new Date(expiresAt);
  const leftMs = end.getTime() - nowMs;
  if (leftMs <= 0) return 'ended';
  const minutes = Math.ceil(leftMs / 60_000);
  if (minutes < 60) return minutes === 1 ? 'ends in a minute' : `ends in ${minutes} minutes`;
  const days = daysBetween(nowMs, end.getTime());
  if (days === 0) return 'ends today';
  if (days === 1) return 'ends tomorrow';
  return days < 60 ? `${days} days left` : `ends ${formatDay(end, nowMs)}`;
}

/** Whether that is soon enough to be marked. */
export const isEndingSoon = (expiresAt: string | null | undefined, nowMs: number): boolean =>
  Boolean(expiresAt) && Date.parse(expiresAt as string) - nowMs < 2 * dayMs;
