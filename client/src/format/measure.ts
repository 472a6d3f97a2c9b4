/** Figures as people read them. Bytes are decimal (1 MB = 1,000,000), as in the server's limits. */

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB'];

export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 999.5 would be shown as "1000": it belongs to the next unit.
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))} ${byteUnits[unit]}`;
}

/** "4.2 MB/s". */
export const formatRate = (bytes: number, ms: number): string => `${formatBytes((bytes * 1000) / ms)}/s`;

export function formatMs(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** "95 % smaller", "12 % larger", "the same size". */
export function formatSaving(fromBytes: number, toBytes: number): string {
  if (fromBytes <= 0) return '';
  const change = Math.round((1 - toBytes / fromBytes) * 100);
  // A file that shrank never rounds up to nothing left.
  if (change > 0) return `${Math.min(change, 99)}% smaller`;
  return change < 0 ? `${-change}% larger` : 'the same size';
}

/** The same in few letters: "−95%", "+12%", "±0%". */
export function formatChange(fromBytes: number, toBytes: number): string {
  const [figure = '', direction] = formatSaving(fromBytes, toBytes).split(' ');
  if (direction === 'smaller') return `−${figure}`;
  return direction === 'larger' ? `+${figure}` : '±0%';
}

export function formatSize(width: number, height: number): string {
  return `${width} × ${height}`;
}

export function formatPercent(fraction: number): string {
  return `${Math.round(Math.min(Math.max(fraction, 0), 1) * 100)}%`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export function formatAgo(at: string, nowMs: number): string {
  const seconds = Math.round((Date.parse(at) - nowMs) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 10) return 'just now';
  if (distance < 60) return relative.format(seconds, 'second');
  if (distance < 3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (distance < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}
