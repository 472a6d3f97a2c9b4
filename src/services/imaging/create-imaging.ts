import { existsSync } from 'node:fs';
import { AppError } from '../../errors.ts';
import { createPool } from './children/pool.ts';
import type {
  Imaging,
  Inspection,
  Log,
  Matte,
  ModelInfo,
  RenderResult,
  StageTime,
  WorkOptions,
} from './imaging.ts';
import { checkModelFile, locateModel } from './model/model-files.ts';
import { findModel, models } from './model/models.ts';

/** Wall clock of one job, its child's start included. */
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
  /** What a render child may take beyond what it has at its start. */
  memoryBudgetBytes: number;
  timeouts?: ImagingTimeouts;
  /** An existing folder for the children's temporary files. */
  tempDir: string;
  log: Log;
}

/** Starts the children and checks the models' files. A model that cannot be used is told of by `models()`. */
export async function createImaging(options: ImagingOptions): Promise<Imaging> {
  const { modelsDir, matteChildren, maxPixels, maxSide, memoryBudgetBytes, tempDir, log } = options;
  const {
    inspectMs = 30_000,
    modelInputMs = 60_000,
    segmentMs = 120_000,
    renderMs = 120_000,
  } = options.timeouts ?? {};
  const known = await readModels(options);
  const renderPool = createPool({
    size: options.renderChildren,
    keepOneForQuick: true,
    log,
    childOptions: () => ({
      entry: 'render-child',
      args: [JSON.stringify({ maxPixels, maxSide, memoryBudgetBytes })],
      tempDir,
    }),
  });
  const mattePool = createPool({
    size: matteChildren,
    log,
    childOptions: (model) => ({
      entry: 'matte-child',
      args: [model, locateModel(model, modelsDir)],
      tempDir,
    }),
  });
  renderPool.warm('');
  if (isReady(known, options.defaultModel)) mattePool.warm(options.defaultModel);

  async function matte(path: string, { model, ...work }: WorkOptions & { model: string }) {
    const { inputSize } = usableModel(known, model);
    const { pixels, times } = await renderPool.run<{ pixels: Uint8Array; times: StageTime[] }>({
      task: 'model-input',
      input: { path, size: inputSize },
      key: '',
      timeoutMs: modelInputMs,
      ...work,
    });
    const { alpha, ms } = await mattePool.run<{ alpha: Matte['alpha']; ms: number }>({
      task: 'segment',
      input: { pixels },
      key: model,
      timeoutMs: segmentMs,
      onAbort: 'drop',
      ...work,
    });
    return { size: inputSize, alpha, times: [...times, { stage: 'SEGMENTING' as const, ms }] };
  }

  return {
    models: () => known,
    inspect: (path, work) =>
      renderPool.run<Inspection>({
        task: 'inspect',
        input: { path },
        key: '',
        timeoutMs: inspectMs,
        quick: true,
        ...work,
      }),
    matte,
    render: (input, work) =>
      renderPool.run<RenderResult>({ task: 'render', input, key: '', timeoutMs: renderMs, ...work }),
    close: async ({ timeoutMs }) => {
      await Promise.all([renderPool.close(timeoutMs), mattePool.close(timeoutMs)]);
    },
  };
}

/** The default model and those whose file is there, each checked by its hash. */
async function readModels({ modelsDir, defaultModel, log }: ImagingOptions): Promise<ModelInfo[]> {
  const present = Object.entries(models).filter(
    ([name]) => name === defaultModel || existsSync(locateModel(name, modelsDir)),
  );
  return await Promise.all(
    present.map(async ([name, model]) => {
      const reason = await checkModelFile(locateModel(name, modelsDir), model);
      if (reason) log.error({ model: name, reason }, 'model not usable');
      const { version, inputSize, license } = model;
      return {
        name,
        version,
        inputSize,
        license,
        isDefault: name === defaultModel,
        ready: reason === null,
        ...(reason === null ? {} : { reason }),
      };
    }),
  );
}

function isReady(known: ModelInfo[], name: string): boolean {
  return known.some((model) => model.name === name && model.ready);
}

function usableModel(known: ModelInfo[], name: string): ModelInfo {
  const info = known.find((model) => model.name === name);
  if (!info) {
    const names = known.map((model) => model.name).join(', ');
    const hint = findModel(name) ? '; it is known but has not been added to this server' : '';
    throw new AppError('BAD_USER_INPUT', `Expected a model of ${names}, but got ${name}${hint}.`, {
      params: { model: name },
    });
  }
  if (!info.ready) {
    throw new AppError('SERVICE_UNAVAILABLE', `The model ${name} cannot be used: ${info.reason}.`, {
      retryable: true,
    });
  }
  return info;
}
