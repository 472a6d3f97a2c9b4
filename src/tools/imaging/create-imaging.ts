import type { Layout as CollageLayout, LayoutInput } from '../../collage/lay-out.ts';
import type { Silhouette } from '../../collage/silhouette.ts';
import { AppError, badInput } from '../../errors.ts';
import { checkComposition } from './check-composition.ts';
import { createMaskJobs } from './create-mask-jobs.ts';
import { countBytes, type Estimate, isHeavy, lightMs } from './estimate.ts';
import type {
  ComposeInput,
  Imaging,
  Inspection,
  Log,
  MatteOptions,
  PageOptions,
  RenderedFile,
  RenderInput,
  RenderResult,
  StageTime,
  Thumbnail,
  WorkOptions,
} from './imaging.ts';
import { readAvailableModels, requireModel } from './model/available-models.ts';
import { createChoices, type PrecisionChoices } from './model/choices.ts';
import { locateModel } from './model/model-files.ts';
import { findModel } from './model/models.ts';
import type { MatteInput, MatteResult, Scene } from './model/pass.ts';
import type { PrecisionSetting } from './model/precision.ts';
import type { PageReading } from './page-reading.ts';
import { createMemory, type Memory } from './pool/memory.ts';
import { createPool, type PoolJob } from './pool/pool.ts';
import { estimateComposition, estimateWork } from './weigh-work.ts';

/** Wall clock of one job in its child, the child's start included. */
export interface ImagingTimeouts {
  /** Default: 20 s. */
  inspectMs?: number;
  /** Default: 5 s. */
  readPageMs?: number;
  /** Decoding for the model. Default: 60 s. */
  sceneMs?: number;
  /** The model, in a child that may have to be started first. Default: 120 s. */
  segmentMs?: number;
  /** Default: 120 s. */
  renderMs?: number;
  /** Of heavy work, which others hold up. Default: 5 min. */
  heavyMs?: number;
}

export interface ImagingOptions {
  /** Folder of added models; need not exist. */
  modelsDir: string;
  defaultModel: string;
  /** What quick passes are computed with. Default: auto. */
  modelPrecision?: PrecisionSetting;
  /** 0 for a server that only inspects. */
  matteChildren: number;
  renderChildren: number;
  /** Children beside those, for heavy work; started when there is some. Default: one for four of them, at least one. */
  heavyChildren?: number;
  /** What large jobs may take together. Default: no limit. */
  sharedMemoryBytes?: number;
  maxPixels: number;
  /** Longest side, pixels. */
  maxSide: number;
  /** What a render child may take beyond what it has at its start; 48 megapixels at full size need up to 2.1 GB. */
  memoryBudgetBytes: number;
  timeouts?: ImagingTimeouts;
  /** Whether children are started before there is a job, heavy ones excepted. Default: true. */
  startChildren?: boolean;
  /** An existing folder for the children's temporary files. */
  tempDir: string;
  log: Log;
}

/** Beside work that does not yield, heavy work gets a quarter of a core, and with it a 50-megapixel AVIF its end. */
const heavyNiceness = 5;
/** Longer than an inspection or thumbnail of an honest photo takes: 0.03 s at 12 megapixels, 0.8 s at 49. */
const makeRoomAfterMs = 1000;

/** Checks the models' files, and starts the children unless told otherwise. A model that cannot be used is told of by `models()`. */
export async function createImaging(options: ImagingOptions): Promise<Imaging> {
  const { defaultModel, matteChildren, startChildren = true, timeouts = {} } = options;
  const {
    inspectMs = 20_000,
    readPageMs = 5_000,
    sceneMs = 60_000,
    segmentMs = 120_000,
    renderMs = 120_000,
    heavyMs = 300_000,
  } = timeouts;
  const available = await readAvailableModels(options);
  const memory = createMemory(options.sharedMemoryBytes);
  const renderPool = createRenderPool(options, memory);
  const heavyPool = createHeavyPool(options, memory);
  const choices = createChoices(options.log);
  const mattePool = createMattePool(options, choices);
  if (startChildren) {
    renderPool.warm('');
    if (available.some(({ name, ready }) => name === defaultModel && ready)) mattePool.warm(defaultModel);
  }

  async function inspect(path: string, work?: WorkOptions): Promise<Inspection> {
    const job = { task: 'inspect', input: { path }, key: '', timeoutMs: inspectMs };
    return await renderPool.run({ ...job, pace: 'quick', ...work });
  }

  async function readPage(path: string, { url, charset, ...work }: PageOptions): Promise<PageReading> {
    const job = { task: 'read-page', input: { path, url, charset }, key: '', timeoutMs: readPageMs };
    return await renderPool.run({ ...job, pace: 'quick', ...work });
  }

  async function makeThumbnail(path: string, work?: WorkOptions): Promise<Thumbnail> {
    const job = { task: 'thumbnail', input: { path }, key: '', timeoutMs: inspectMs };
    return await renderPool.run({ ...job, pace: 'quick', ...work });
  }

  async function matte(path: string, { model, effort, ...work }: MatteOptions) {
    const { efforts } = requireModel(available, model);
    if (effort && !efforts.includes(effort))
      throw badInput('effort', `one that ${model} has: ${efforts.join(', ')}`, effort);
    if (matteChildren === 0) {
      throw new AppError('SERVICE_UNAVAILABLE', 'This server makes no mattes.', { isRetryable: true });
    }
    const decoding = {
      task: 'scene',
      input: { path, model: findModel(model), effort },
      key: '',
      timeoutMs: sceneMs,
    };
    const { scene, times } = await renderPool.run<{ scene: Scene; times: StageTime[] }>({
      ...decoding,
      pace: 'light',
      ...work,
    });
    const input: MatteInput = { ...scene, precision: effort ? 'int8' : 'fp32' };
    const segmenting = { task: 'matte', input, key: model, timeoutMs: segmentMs };
    const {
      ms,
      precision: _,
      ...made
    } = await mattePool.run<MatteResult>({
      ...segmenting,
      // What it works on cannot harm it, and its session is dear.
      onAbort: 'drop',
      ...work,
    });
    return { ...made, times: [...times, { stage: 'SEGMENTING' as const, ms }] };
  }

  async function render(input: RenderInput, { quick, ...work }: WorkOptions = {}): Promise<RenderResult> {
    const { original, plans, matte, masks } = input;
    const job = { task: 'render', input, key: '', timeoutMs: renderMs, ...work };
    if (quick || !original) return await renderPool.run({ ...job, pace: quick ? 'quick' : 'slow' });
    return await runWeighed(
      job,
      estimateWork(original, plans, { maxPixels: options.maxPixels, matte, masks }),
    );
  }

  async function runWeighed<Result>(job: PoolJob, estimate: Estimate): Promise<Result> {
    const bytes = countBytes(estimate);
    if (isHeavy(estimate)) return await heavyPool.run({ ...job, bytes, timeoutMs: heavyMs });
    return await renderPool.run({ ...job, bytes, pace: estimate.ms <= lightMs ? 'light' : 'slow' });
  }

  async function measureSilhouette(path: string, work?: WorkOptions): Promise<Silhouette> {
    const job = { task: 'silhouette', input: { path }, key: '', timeoutMs: renderMs };
    return await renderPool.run({ ...job, pace: work?.quick ? 'quick' : 'light', ...work });
  }

  async function layOut(input: LayoutInput, work?: WorkOptions): Promise<CollageLayout> {
    const job = { task: 'lay-out', input, key: '', timeoutMs: renderMs };
    return await renderPool.run({ ...job, pace: 'slow', ...work });
  }

  async function compose(input: ComposeInput, work?: WorkOptions): Promise<RenderedFile> {
    checkComposition(input);
    const job = { task: 'compose', input, key: '', timeoutMs: renderMs, ...work };
    return await runWeighed(job, estimateComposition(input));
  }

  return {
    models: () => available.map((model) => ({ ...model, precision: choices.find(model.name) })),
    inspect,
    readPage,
    makeThumbnail,
    matte,
    render,
    ...createMaskJobs({ pool: renderPool, runWeighed, timeoutMs: renderMs }),
    measureSilhouette,
    layOut,
    compose,
    pids: () => [...renderPool.pids(), ...heavyPool.pids(), ...mattePool.pids()],
    close: async ({ timeoutMs }) => {
      await Promise.all([renderPool, heavyPool, mattePool].map((pool) => pool.close(timeoutMs)));
    },
  };
}

function describeRenderChild({ maxPixels, maxSide, memoryBudgetBytes, tempDir }: ImagingOptions) {
  const args = [JSON.stringify({ maxPixels, maxSide, memoryBudgetBytes })];
  return { entry: 'render-child', args, tempDir };
}

function createRenderPool(options: ImagingOptions, memory: Memory) {
  const { renderChildren: size, log } = options;
  const childOptions = () => describeRenderChild(options);
  return createPool({ size, keepOneForQuick: true, memory, makeRoomAfterMs, childOptions, log });
}

function createHeavyPool(options: ImagingOptions, memory: Memory) {
  const { renderChildren, heavyChildren: size = countHeavyChildren(renderChildren), log } = options;
  const childOptions = () => ({ ...describeRenderChild(options), niceness: heavyNiceness });
  return createPool({ size, memory, childOptions, log });
}

export function countHeavyChildren(renderChildren: number): number {
  return Math.max(1, Math.floor(renderChildren / 4));
}

function createMattePool(options: ImagingOptions, choices: PrecisionChoices) {
  const { matteChildren, modelsDir, modelPrecision = 'auto', tempDir, log } = options;
  const childOptions = (model: string) => ({
    entry: 'matte-child',
    args: [model, locateModel(model, modelsDir), modelPrecision],
    tempDir,
  });
  return createPool({ size: matteChildren, childOptions, onChoice: choices.note, log });
}
