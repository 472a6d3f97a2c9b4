import type { HttpHeader } from '../../schema/upload.ts';

const most = 30;
const longestValue = 300;
/** Of a signature so much is shown that two can be told apart. */
const shownSignature = 16;
/** What is told of an answer from inside the network. */
const harmless = ['content-type', 'location', 'retry-after'];

/** As they are kept and shown. */
export function listHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  { isInside = false }: { isInside?: boolean } = {},
): HttpHeader[] {
  return Object.entries(headers)
    .filter(([name, value]) => value !== undefined && (!isInside || harmless.includes(name)))
    .slice(0, most)
    .map(([name, value]) => ({ name, value: show(name, [value].flat().join(', ')) }));
}

function show(name: string, value: string): string {
  if (name === 'webhook-signature')
    return value
      .split(' ')
      .map((one) => `${one.slice(0, shownSignature)}…`)
      .join(' ');
  const clean = value.replaceAll('\0', '�').toWellFormed();
  return clean.length > longestValue ? `${clean.slice(0, longestValue)}…`.toWellFormed() : clean;
}
