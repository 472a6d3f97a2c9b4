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
import { createPool } from './pool/pool.ts';

/** Wall clock of one job in its child, the child's start included. */
export interface ImagingTimeouts {
  /** Default: 30 s. */
  inspectMs?: number;
  /** Decoding for the model. Default: 60 s. */
  modelInputMs?: number;
  /** The model, in a child that may have to be started first. Default: 120 s. */
  segmentMs?: number;
  /** Default: 120 s. */
  renderMs?: number;
}

export interface ImagingOptions {
  /** Folder of added models; need not exist. */
  modelsDir: string;
  defaultModel: string;
  /** 0 for a server that only inspects. */
  matteChildren: number;
  renderChildren: number;
  maxPixels: number;
  /** Longest side, pixels. */
  maxSide: number;
  /** What a render child may take beyond what it has at its start; 48 megapixels at full size need up to 2.1 GB. */
  memoryBudgetBytes: number;
  timeouts?: ImagingTimeouts;
  /** An existing folder for the children's temporary files. */
  tempDir: string;
  log: Log;
}

/** Checks the models' files and starts the children. A model that cannot be used is told of by `models()`. */
export async function createImaging(options: ImagingOptions): Promise<Imaging> {
  const { defaultModel, matteChildren, timeouts = {} } = options;
  const { inspectMs = 30_000, modelInputMs = 60_000, segmentMs = 120_000, renderMs = 120_000 } = timeouts;
  const available = await readAvailableModels(options);
  const renderPool = createRenderPool(options);
  const mattePool = createMattePool(options);
  renderPool.warm('');
  if (available.some(({ name, ready }) => name === defaultModel && ready)) mattePool.warm(defaultModel);

  async function inspect(path: string, work?: WorkOptions): Promise<Inspection> {
    const job = { task: 'inspect', input: { path }, key: '', timeoutMs: inspectMs };
    return await renderPool.run({ ...job, quick: true, ...work });
  }

  async function matte(path: string, { model, ...work }: MatteOptions) {
    const { inputSize: size } = requireModel(available, model);
    if (matteChildren === 0) {
      throw new AppError('SERVICE_UNAVAILABLE', 'This server makes no mattes.', { retryable: true });
    }
    const decoding = { task: 'model-input', input: { path, size }, key: '', timeoutMs: modelInputMs };
    const { pixels, times } = await renderPool.run<{ pixels: Uint8Array; times: StageTime[] }>({
      ...decoding,
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

  async function render(input: RenderInput, work?: WorkOptions): Promise<RenderResult> {
    return await renderPool.run({ task: 'render', input, key: '', timeoutMs: renderMs, ...work });
  }

  return {
    models: () => available,
    inspect,
    matte,
    render,
    pids: () => [...renderPool.pids(), ...mattePool.pids()],
    close: async ({ timeoutMs }) => {
      await Promise.all([renderPool.close(timeoutMs), mattePool.close(timeoutMs)]);
    },
  };
}

function createRenderPool({
  renderChildren,
  maxPixels,
  maxSide,
  memoryBudgetBytes,
  tempDir,
  log,
}: ImagingOptions) {
  const args = [JSON.stringify({ maxPixels, maxSide, memoryBudgetBytes })];
  const childOptions = () => ({ entry: 'render-child', args, tempDir });
  return createPool({ size: renderChildren, keepOneForQuick: true, childOptions, log });
}

function createMattePool({ matteChildren, modelsDir, tempDir, log }: ImagingOptions) {
  const childOptions = (model: string) => ({
    entry: 'matte-child',
    args: [model, locateModel(model, modelsDir)],
    tempDir,
  });
  return createPool({ size: matteChildren, childOptions, log });
}
