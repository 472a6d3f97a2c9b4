import { findModel } from '../model/models.ts';
import { loadModel, type RunModel } from './model/run-model.ts';
import { serveTasks } from './serve-tasks.ts';

// A matte child: one model, one session, made at the start and never anew. Arguments: the model's name and its file.
const [name = '', path = ''] = process.argv.slice(2);
const model = findModel(name);
if (!model) throw new Error(`the model table has no ${name}`);
const loaded: Promise<RunModel> = loadModel(path, model);
// Kept for the job that asks; without this an early failure would be unhandled.
loaded.catch(() => {});

export interface SegmentInput {
  pixels: Uint8Array;
}

serveTasks({
  segment: async ({ pixels }: SegmentInput, onStage) => {
    const run = await loaded;
    onStage('SEGMENTING');
    const startedAt = performance.now();
    const alpha = await run(pixels);
    return { alpha, ms: performance.now() - startedAt };
  },
});
