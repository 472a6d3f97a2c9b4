import type { RenderInput } from '../imaging.ts';
import { inspectFile } from './inspect-file.ts';
import { boundMemory } from './memory-bound.ts';
import { makeModelInput } from './model/model-input.ts';
import { renderPlans } from './render-plans.ts';
import { serveTasks } from './serve-tasks.ts';
import type { Limits } from './sharp-in-child.ts';
import { createStopwatch } from './stopwatch.ts';

// A render child: it meets strangers' bytes, so it holds nothing that would be missed. Argument: limits as JSON.
const { maxPixels, maxSide, memoryBudgetBytes } = JSON.parse(process.argv[2] ?? '') as RenderChildOptions;
const limits: Limits = { maxPixels, maxSide };

export interface RenderChildOptions extends Limits {
  memoryBudgetBytes: number;
}

export interface ModelInputInput {
  path: string;
  size: number;
}

boundMemory(memoryBudgetBytes);

serveTasks({
  inspect: ({ path }: { path: string }) => inspectFile(path, limits),
  'model-input': async ({ path, size }: ModelInputInput, onStage) => {
    const watch = createStopwatch(onStage);
    const pixels = await watch.time('DECODING', () => makeModelInput(path, size, limits));
    return { pixels, times: watch.times() };
  },
  render: (input: RenderInput, onStage) => renderPlans(input, limits, onStage),
});
