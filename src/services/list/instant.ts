/** From when on rows are asked for, as Postgres can be asked: it knows no year 0, and no row is older than its epoch. */
export function instantOf(asked: Date): Date {
  return new Date(Math.max(0, asked.getTime()));
}

/** Null where none of them is a date. */
export function earliest(...dates: (Date | null | undefined)[]): Date | null {
  const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
