/** The ratios Pasteup holds itself to, measured in one run. Arguments name the parts to measure; none means all. */
import { measureBrush } from './brush.ts';
import { measureChildren } from './children.ts';
import { measureColdStart } from './cold-start.ts';
import { measureCollage } from './collage.ts';
import { measureCsv } from './csv.ts';
import { settle } from './figures.ts';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory-run.ts';
import { measureModel } from './model.ts';
import { drawPhoto } from './picture.ts';
import { type BenchServer, startBenchServer } from './server.ts';
import { measureStrokes } from './strokes.ts';
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
  children: () => measureChildren({ '2 MP': small, '12 MP': large }),
  transfer: () => measureTransfer(),
  collage: () => measureCollage(),
  csv: () => measureCsv(),
  brush: async () => {
    await measureBrush();
    await measureStrokes();
  },
  // Where children render, nothing can be drawn any more.
  correction: async () => (await import('./correction.ts')).measureCorrection(large),
  model: () => measureModel(),
  mask: measureMask,
} satisfies Record<string, () => Promise<void>>;

/** Of pictures that are as unlike in shape as people's are. */
const shapes = [
  [1600, 1200],
  [1200, 1600],
  [1500, 1500],
  [2400, 900],
  [900, 2400],
  [640, 480],
] as const;

/** Imported late: what children read no pictures with cannot draw ours. */
async function measureMask(): Promise<void> {
  const photo = await drawPhoto(1633, 1225);
  const mixed = await Promise.all(shapes.map(([width, height]) => drawPhoto(width, height)));
  const { measureMask, measureMatteChild } = await import('./mask.ts');
  await measureMask([photo, large]);
  await measureMatteChild(mixed);
}

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
