import { dateValue } from '../gallery/end-choice.ts';

const dayMs = 86_400_000;

/** The beginning of a day as the browser's own field has it, in the reader's time; null for none. */
export function startOfDay(day: string): Date | null {
  const start = new Date(`${day}T00:00:00`);
  return Number.isNaN(start.getTime()) ? null : start;
}

/** The first day that begins a whole day from now or later, as the server asks. */
export function firstRevealDay(nowMs: number): string {
  const start = startOfDay(dateValue(new Date(nowMs + dayMs))) as Date;
  // Its beginning is not over before that instant is, unless it is the instant itself.
  if (start.getTime() < nowMs + dayMs) start.setDate(start.getDate() + 1);
  return dateValue(start);
}

/** Why claims cannot be shown from that day on, or null. One that is set may always become later. */
export function wrongReveal(day: string, nowMs: number, before: string | null = null): string | null {
  const start = startOfDay(day);
  if (!start) return 'Choose a day.';
  const beforeMs = before === null ? null : Date.parse(before);
  if (beforeMs !== null && beforeMs > nowMs && start.getTime() >= beforeMs) return null;
  return day < firstRevealDay(nowMs)
    ? 'It has to be at least 24 hours ahead, so that friends learn of it before you see anything.'
    : null;
}
