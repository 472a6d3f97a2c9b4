const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
const unitSeconds = [604_800, 86_400, 3600, 60, 1];

/** Seconds of a duration as the API writes it; 0 of what is none. */
function secondsOf(duration: string): number {
  const parts = pattern.exec(duration)?.slice(1) ?? [];
  return parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (unitSeconds[at] as number), 0);
}

/** "a week", "30 days", "12 hours". */
export function lifeWords(duration: string): string {
  const hours = Math.round(secondsOf(duration) / 3600);
  if (hours < 24) return hours <= 1 ? 'an hour' : `${hours} hours`;
  const days = Math.round(hours / 24);
  if (days === 1) return 'a day';
  return days === 7 ? 'a week' : `${days} days`;
}
