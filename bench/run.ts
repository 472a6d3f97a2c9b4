/** The ratios Pasteup holds itself to, measured in one run. Arguments name the parts to measure; none means all. */
import { measureColdStart } from './cold-start.ts';
import { settle } from './figures.ts';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory-run.ts';
import { drawPhoto } from './picture.ts';
import { type BenchServer, startBenchServer } from './server.ts';
import { measureThroughput } from './throughput.ts';
import { measureTransfer } from './transfer.ts';
import { measureWorkers } from './workers.ts';

const large = await drawPhoto(4000, 3000);
const small = await drawPhoto(1600, 1200);

const parts = {
  throughput: () => withServer((server) => measureThroughput(server, large)),
  latency: () => withServer((server) => measureLatency(server, large, small)),
  memory: () => withServer((server) => measureMemory(server, large, small)),
  cold: () => measureColdStart(large),
  workers: () => measureWorkers(large),
  transfer: () => measureTransfer(),
} satisfies Record<string, () => Promise<void>>;

async function withServer(measure: (server: BenchServer) => Promise<void>): Promise<void> {
  const server = await startBenchServer();
  try {
    await measure(server);
  } finally {
    await server.stop();
  }
}

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await measure();
process.exitCode = settle();
