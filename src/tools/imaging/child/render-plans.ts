import { isPainted } from '../changes-alpha.ts';
import { checkOutput } from '../check-output.ts';
import type { Crop, Plan, RenderInput, RenderResult, Size, StageTime } from '../imaging.ts';
import { type Layout, layOut } from '../layout.ts';
import { decodeFrames, isAnimated } from './animation.ts';
import { type CutJob, createCutJob } from './cut-job.ts';
import { cutOut } from './cut-out.ts';
import { decodePicture, readHeader, workingSize } from './decode.ts';
import { levelsOf } from './levels.ts';
import { findMaskBox } from './mask-box.ts';
import { findPaintedBox } from './painted-box.ts';
import type { Picture } from './picture.ts';
import { makePlaceholder, placeholderScale } from './placeholder.ts';
import type { Limits } from './sharp-in-child.ts';
import { edges } from './steps/edges.ts';
import { encode } from './steps/encode.ts';
import { flatten } from './steps/flatten.ts';
import { resize } from './steps/resize.ts';
import type { Step, StepInput } from './steps/step.ts';
import { trim } from './steps/trim.ts';
import { createStopwatch } from './stopwatch.ts';

const layoutSteps: Step[] = [trim, resize, flatten];

/**
 * One decode, at the size that the largest output needs, or of all frames at their own where an output is animated; every
 * output is made from it.
 */
export async function renderPlans(
  input: RenderInput,
  limits: Limits,
  onStage: (stage: StageTime['stage']) => void,
): Promise<RenderResult> {
  const { path, matte, plans, directory, placeholder = false } = input;
  const watch = createStopwatch(onStage);
  const header = await readHeader(path, limits);
  const original = { width: header.width, height: header.height };
  const job = createCutJob(input, original, limits);
  const inputs: StepInput[] = [];
  for (const plan of plans) {
    const box = await watch.time('DECODING', () => findBox(plan, job, path));
    inputs.push({ plan, layout: layOut(plan, original, box), original, matte });
  }
  for (const { plan, layout } of inputs) checkOutput(plan, layout, limits);
  const isMoving = (input: StepInput) => isAnimated(input, header, limits);
  const { source, frames } = await watch.time('DECODING', async () => {
    const all = inputs.some(isMoving) ? await decodeFrames(path, original, limits) : null;
    const size = workingSize(original, scalesOf(inputs, original, placeholder));
    return { frames: all, source: all?.[0] ?? (await decodePicture(path, size, limits)) };
  });
  const cut = createCutter(job, source);
  const files = [];
  for (const [index, input] of inputs.entries()) {
    const finished = await watch.time('REFINING', async () =>
      frames && isMoving(input)
        ? { pictures: await layOutFrames(frames, input), timing: header.timing }
        : { pictures: [await runSteps(layoutSteps, await cut(input), input)], timing: null },
    );
    const onTry = () => onStage('ENCODING');
    files.push(await watch.time('ENCODING', () => encode(finished, input, directory, String(index), onTry)));
  }
  const tiny = placeholder ? await makePlaceholder(source) : null;
  return { files, placeholder: tiny, times: watch.times() };
}

function scalesOf(inputs: { layout: Layout }[], original: Size, placeholder: boolean): number[] {
  const scales = inputs.map(({ layout }) => layout.scale);
  return placeholder ? [...scales, placeholderScale(original)] : scales;
}

/** Null where all of the picture is shown. */
async function findBox(plan: Plan, job: CutJob, path: string): Promise<Crop | null> {
  const { matte, original } = job;
  if (!plan.trim) return null;
  if (isPainted(plan)) return await findPaintedBox(plan, job, path);
  return matte ? findMaskBox(matte, original, levelsOf(plan.cutout).haze) : null;
}

/** Plans that cut out in the same way share the cut picture. */
function createCutter(job: CutJob, source: Picture): (input: { plan: Plan }) => Promise<Picture> {
  const pictures = new Map<string, Promise<Picture>>();
  return ({ plan }) => {
    const { cutout, masks, alpha } = plan;
    const kind = JSON.stringify({ cutout, masks, alpha });
    const picture =
      pictures.get(kind) ?? cutOut({ ...job, plan, source }).then((cut) => edges(cut, { plan }));
    pictures.set(kind, picture);
    return picture;
  };
}

async function layOutFrames(frames: Picture[], input: StepInput): Promise<Picture[]> {
  const pictures = [];
  for (const frame of frames) pictures.push(await runSteps(layoutSteps, frame, input));
  return pictures;
}

async function runSteps(steps: Step[], picture: Picture, input: StepInput): Promise<Picture> {
  let current = picture;
  for (const step of steps) current = await step(current, input);
  return current;
}
