const unitMs = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 };
const pattern =
  /^P(?=.)(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=.)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Milliseconds of an ISO 8601 duration that is positive and made of weeks, days, hours, minutes and seconds only
 * (`PT10M`, `P30D`); null for anything else. Months and years have no fixed length.
 */
export function parseDurationMs(text: string): number | null {
  const parts = pattern.exec(text);
  if (!parts) return null;
  const [, weeks, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  const ms =
    (weeks ?? 0) * unitMs.W +
    (days ?? 0) * unitMs.D +
    (hours ?? 0) * unitMs.H +
    (minutes ?? 0) * unitMs.M +
    (seconds ?? 0) * unitMs.S;
  return ms > 0 && Number.isSafeInteger(Math.round(ms)) ? Math.round(ms) : null;
}

/** The same the other way: `P30D`, `PT1H30M`. */
export function formatDuration(ms: number): string {
  let rest = ms;
  const take = (unit: number) => {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return count;
  };
  const days = take(unitMs.D);
  const time = [take(unitMs.H), take(unitMs.M), rest / unitMs.S];
  const clock = ['H', 'M', 'S'].map((unit, i) => (time[i] ? `${time[i]}${unit}` : '')).join('');
  return `P${days ? `${days}D` : ''}${clock ? `T${clock}` : ''}`;
}
