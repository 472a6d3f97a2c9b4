const secondsOf = { day: 86_400, week: 7 * 86_400, month: 30 * 86_400 } as const;

/** When something ends, as it is chosen: never, so long from now, or with a day. */
export interface EndChoice {
  kind: 'never' | keyof typeof secondsOf | 'date';
  /** Of `date`: as the browser's own field of a date has it, 2031-05-12. */
  date: string;
}

export const noEnd: EndChoice = { kind: 'never', date: '' };

/** What stands in a field of a date for an instant, in the reader's own time. */
export function dateValue(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export const endChoiceOf = (expiresAt: string | null | undefined): EndChoice =>
  expiresAt ? { kind: 'date', date: dateValue(new Date(expiresAt)) } : noEnd;

/** A day is over at its last second; null for never, and for a day that nobody has named yet. */
export function endOf({ kind, date }: EndChoice, nowMs: number): Date | null {
  if (kind === 'never') return null;
  if (kind !== 'date') return new Date(nowMs + secondsOf[kind] * 1000);
  const end = new Date(`${date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end;
}

/** Why it cannot be taken, or null. */
export function wrongEnd(choice: EndChoice, nowMs: number): string | null {
  if (choice.kind !== 'date') return null;
  const end = endOf(choice, nowMs);
  if (!end) return 'Choose a day.';
  return end.getTime() <= nowMs ? 'That day is over. Choose a later one.' : null;
}

/** The same as the API takes what begins now. */
export function lifeOf(choice: EndChoice, nowMs: number): string | null {
  const end = endOf(choice, nowMs);
  return end && `PT${Math.max(1, Math.round((end.getTime() - nowMs) / 1000))}S`;
}
