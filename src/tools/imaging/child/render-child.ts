import { type LayoutInput, layOut } from '../../../collage/lay-out.ts';
import type { AlphaInput, ComposeInput, MatteEffort, RenderInput } from '../imaging.ts';
import type { DrawMaskInput, MaskFileInput, MaskPictureInput } from '../mask.ts';
import type { Model } from '../model/models.ts';
import { compose } from './collage/compose.ts';
import { inspectFile } from './inspect-file.ts';
import { drawMask } from './masks/draw-mask.ts';
import { measureMask } from './masks/measure-mask.ts';
import { takeAlpha } from './masks/take-alpha.ts';
import { takeMask } from './masks/take-mask.ts';
import { measureAlpha } from './measure-alpha.ts';
import { boundMemory } from './memory-bound.ts';
import { makeParityScene, makeScene } from './model/scene.ts';
import { type ReadPageInput, readPage } from './product-page/read-page.ts';
import { renderPlans } from './render-plans.ts';
import { serveTasks } from './serve-tasks.ts';
import type { Limits } from './sharp-in-child.ts';
import { createStopwatch } from './stopwatch.ts';
import { makeThumbnail } from './thumbnail.ts';

// A render child: it meets strangers' bytes, so it holds nothing that would be missed. Argument: limits as JSON.
const { maxPixels, maxSide, memoryBudgetBytes } = JSON.parse(process.argv[2] ?? '') as RenderChildOptions;
const limits: Limits = { maxPixels, maxSide };

export interface RenderChildOptions extends Limits {
  memoryBudgetBytes: number;
}

export interface SceneInput {
  path: string;
  model: Pick<Model, 'inputSize' | 'takesAnySize'>;
  effort: MatteEffort | null;
}

boundMemory(memoryBudgetBytes);

serveTasks({
  inspect: ({ path }: { path: string }) => inspectFile(path, limits),
  'read-page': async (input: ReadPageInput) => readPage(input),
  thumbnail: ({ path }: { path: string }) => makeThumbnail(path, limits),
  scene: async ({ path, model, effort }: SceneInput, onStage) => {
    const watch = createStopwatch(onStage);
    const scene = await watch.time('DECODING', () =>
      effort ? makeScene(path, model, effort, limits) : makeParityScene(path, model.inputSize, limits),
    );
    return { scene, times: watch.times() };
  },
  'take-alpha': (input: AlphaInput) => takeAlpha(input, limits),
  'take-mask': (input: MaskFileInput) => takeMask(input, limits),
  'measure-mask': async (input: MaskPictureInput) => measureMask(input),
  'draw-mask': (input: DrawMaskInput) => drawMask(input, limits),
  silhouette: ({ path }: { path: string }) => measureAlpha(path, limits),
  'lay-out': async (input: LayoutInput) => layOut(input),
  compose: (input: ComposeInput, onStage) => compose(input, limits, onStage),
  render: (input: RenderInput, onStage) => renderPlans(input, limits, onStage),
});
