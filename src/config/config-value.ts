import { validate as isCron } from 'node-cron';
import { z } from 'zod';
import { parseDurationMs } from './duration.ts';

/** A text that `parse` understands; `expected` is what a person is told when it gives null. */
const value = <T>(expected: string, parse: (text: string) => T | null) =>
  z.string().transform((text, ctx): T => {
    const parsed = parse(text.trim());
    if (parsed !== null) return parsed;
    ctx.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });

export const integer = (min: number, max = Number.MAX_SAFE_INTEGER) =>
  value(
    max === Number.MAX_SAFE_INTEGER ? `an integer of at least ${min}` : `an integer from ${min} to ${max}`,
    (text) => (/^\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : null),
  );

/** `50MP` or `50000000`: a count with an optional unit. */
const quantity = (example: string, units: Record<string, number>) =>
  value(`a count above 0 such as ${example}`, (text) => {
    const [, count, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
    const factor = unit === '' ? 1 : units[unit.toUpperCase()];
    const amount = Math.floor(Number(count) * (factor ?? Number.NaN));
    return amount > 0 && Number.isSafeInteger(amount) ? amount : null;
  });

export const bytes = quantity('25MB or 26214400', {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
});
export const pixels = quantity('50MP or 50000000', { P: 1, MP: 1e6 });

export const oneOf = <const T extends string>(...allowed: T[]) =>
  value(`one of ${allowed.join(', ')}`, (text) => allowed.find((one) => one === text) ?? null);

const longestTtlMs = 36_500 * 86_400_000;

export const duration = value('an ISO 8601 duration up to P36500D in W, D, H, M, S, such as P30D', (text) => {
  const ms = parseDurationMs(text);
  return ms !== null && ms <= longestTtlMs ? ms : null;
});

/** One that is not shorter than another. */
export const durationFrom = (least: string) =>
  value(`an ISO 8601 duration from ${least} up to P36500D, such as PT24H`, (text) => {
    const ms = parseDurationMs(text);
    return ms !== null && ms >= parseDurationMs(least)! && ms <= longestTtlMs ? ms : null;
  });

/** What stands between commas, each of which `parse` understands. */
export const listOf = <T>(expected: string, parse: (text: string) => T | null) =>
  value(expected, (text) => {
    const parsed = text.split(',').map((part) => parse(part.trim()));
    return parsed.every((one) => one !== null) ? parsed : null;
  });

export const origin = value('http(s)://host[:port] without a path, a query or a password', parseOrigin);

function parseOrigin(text: string): string | null {
  const url = URL.parse(text);
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? url.origin : null;
}

export const origins = value('* or http(s)://host[:port], more than one separated by commas', (text) => {
  if (text === '*') return text;
  const parsed = text.split(',').map((part) => parseOrigin(part.trim()));
  return parsed.every((one) => one !== null) ? parsed : null;
});

/** The base of an API, which may have a path; without a slash at its end. */
export const baseUrl = value('http(s)://host[:port][/path] without a query or a password', (text) => {
  const url = URL.parse(text);
  const isBase = url && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname;
  return isBase ? url.href.replace(/\/+$/, '') : null;
});

export const proxyUrl = value('http(s)://user:password@host:port without a path', (text) => {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
    ? url
    : null;
});

/** Amazon's rule; other servers have the same or a stricter one. */
export const bucketName = value(
  '3 to 63 of a-z, 0-9, dots and hyphens, a letter or digit at both ends',
  (text) => (/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/.test(text) ? text : null),
);

export const flag = value('true or false', (text) => ({ true: true, false: false })[text] ?? null);

export const postgresUrl = value('postgres://user:password@host:port/database', (text) => {
  const url = URL.parse(text);
  return url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1 ? text : null;
});

export const anyText = value('a text', (text) => text || null);
export const cron = value('a cron expression such as */10 * * * *', (text) => (isCron(text) ? text : null));
export const adminKey = value('at least 16 characters', (text) => (text.length >= 16 ? text : null));
