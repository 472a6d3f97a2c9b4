import { AppError } from '../../errors.ts';
import type {
  Imaging,
  Inspection,
  Log,
  Matte,
  MatteOptions,
  RenderInput,
  RenderResult,
  StageTime,
  WorkOptions,
} from './imaging.ts';
import { readAvailableModels, requireModel } from './model/available-models.ts';
import { locateModel } from './model/model-files.ts';
import { createMemory, type Memory } from './pool/memory.ts';
import { createPool } from './pool/pool.ts';
import { estimateWork, isHeavy, lightMs } from './weigh-work.ts';

/** Wall clock of one job in its child, the child's start included. */
export interface ImagingTimeouts {
  /** Default: 20 s. */
  inspectMs?: number;
  /** Decoding for the model. Default: 60 s. */
  modelInputMs?: number;
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
/** What every child may take at any time; jobs of more share `sharedMemoryBytes`. */
export const uncountedBytes = 200_000_000;

/** Checks the models' files, and starts the children unless told otherwise. A model that cannot be used is told of by `models()`. */
export async function createImaging(options: ImagingOptions): Promise<Imaging> {
  const { defaultModel, matteChildren, startChildren = true, timeouts = {} } = options;
  const {
    inspectMs = 20_000,
    modelInputMs = 60_000,
    segmentMs = 120_000,
    renderMs = 120_000,
    heavyMs = 300_000,
  } = timeouts;
  const available = await readAvailableModels(options);
  const memory = createMemory(options.sharedMemoryBytes);
  const renderPool = createRenderPool(options, memory);
  const heavyPool = createHeavyPool(options, memory);
  const mattePool = createMattePool(options);
  if (startChildren) {
    renderPool.warm('');
    if (available.some(({ name, ready }) => name === defaultModel && ready)) mattePool.warm(defaultModel);
  }

  async function inspect(path: string, work?: WorkOptions): Promise<Inspection> {
    const job = { task: 'inspect', input: { path }, key: '', timeoutMs: inspectMs };
    return await renderPool.run({ ...job, pace: 'quick', ...work });
  }

  async function matte(path: string, { model, ...work }: MatteOptions) {
    const { inputSize: size } = requireModel(available, model);
    if (matteChildren === 0) {
      throw new AppError('SERVICE_UNAVAILABLE', 'This server makes no mattes.', { isRetryable: true });
    }
    const decoding = { task: 'model-input', input: { path, size }, key: '', timeoutMs: modelInputMs };
    const { pixels, times } = await renderPool.run<{ pixels: Uint8Array; times: StageTime[] }>({
      ...decoding,
      pace: 'light',
      ...work,
    });
    const segmenting = { task: 'segment', input: { pixels }, key: model, timeoutMs: segmentMs };
    const { alpha, ms } = await mattePool.run<{ alpha: Matte['alpha']; ms: number }>({
      ...segmenting,
      // What it works on cannot harm it, and its session is dear.
      onAbort: 'drop',
      ...work,
    });
    return { size, alpha, times: [...times, { stage: 'SEGMENTING' as const, ms }] };
  }

  async function render(input: RenderInput, { quick, ...work }: WorkOptions = {}): Promise<RenderResult> {
    const { original, plans, matte } = input;
    const job = { task: 'render', input, key: '', timeoutMs: renderMs, ...work };
    if (quick || !original) return await renderPool.run({ ...job, pace: quick ? 'quick' : 'slow' });
    const estimate = estimateWork(original, plans, { maxPixels: options.maxPixels, matte });
    const bytes = estimate.bytes > uncountedBytes ? estimate.bytes : 0;
    if (isHeavy(estimate)) return await heavyPool.run({ ...job, bytes, timeoutMs: heavyMs });
    return await renderPool.run({ ...job, bytes, pace: estimate.ms <= lightMs ? 'light' : 'slow' });
  }

  return {
    models: () => available,
    inspect,
    matte,
    render,
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

function createMattePool({ matteChildren, modelsDir, tempDir, log }: ImagingOptions) {
  const childOptions = (model: string) => ({
    entry: 'matte-child',
    args: [model, locateModel(model, modelsDir)],
    tempDir,
  });
  return createPool({ size: matteChildren, childOptions, log });
}
