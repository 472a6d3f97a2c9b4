/** A dry run of the table that is named, and what it took: prints JSON. */
import { summarizeCsv } from '../src/tools/csv/summarize-csv.ts';
import { parseRemoteUrl } from '../src/tools/remote/remote-url.ts';
import { measureCpu } from './figures.ts';

const [, , path = ''] = process.argv;
const limits = { maxRows: 100_000, maxUrlsPerRow: 20 };
const parseUrl = (text: string) => parseRemoteUrl(text, { ports: [80, 443], allow: [] });

globalThis.gc?.();
const atRest = process.memoryUsage.rss();
let highest = atRest;
const timer = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 5);
const cpuMs = await measureCpu(async () => {
  const { items } = await summarizeCsv(path, {}, { ...limits, parseUrl });
  if (items !== limits.maxRows) throw new Error(`Expected ${limits.maxRows} addresses. Got ${items}.`);
});
clearInterval(timer);
console.log(JSON.stringify({ cpuMs, grownBytes: highest - atRest }));
