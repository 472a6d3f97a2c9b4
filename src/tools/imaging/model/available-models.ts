import { existsSync } from 'node:fs';
import { AppError, badInput } from '../../../errors.ts';
import type { Log, ModelInfo } from '../imaging.ts';
import { effortsOf } from './effort.ts';
import { checkModelFile, locateModel } from './model-files.ts';
import { findModel, type Model, models } from './models.ts';

export interface AvailableModelsOptions {
  /** Folder of added models; need not exist. */
  modelsDir: string;
  defaultModel: string;
  log: Log;
}

/** The default model and those whose file is there, each checked by its hash. */
export async function readAvailableModels({
  modelsDir,
  defaultModel,
  log,
}: AvailableModelsOptions): Promise<ModelInfo[]> {
  const present = Object.entries<Model>(models).filter(
    ([name]) => name === defaultModel || existsSync(locateModel(name, modelsDir)),
  );
  return await Promise.all(
    present.map(async ([name, model]) => {
      const reason = await checkModelFile(locateModel(name, modelsDir), model);
      if (reason) log.error({ event: 'model.refused', model: name, reason });
      const { version, inputSize, license } = model;
      const isDefault = name === defaultModel;
      return {
        name,
        version,
        inputSize,
        license,
        isDefault,
        efforts: effortsOf(model),
        ready: !reason,
        ...(reason ? { reason } : {}),
        precision: null,
      };
    }),
  );
}

/** The model of that name, or BAD_USER_INPUT; SERVICE_UNAVAILABLE if its file is not as it should be. */
export function requireModel(available: readonly ModelInfo[], name: string): ModelInfo {
  const model = available.find((one) => one.name === name);
  if (!model) {
    const names = available.map((one) => one.name).join(', ');
    const hint = findModel(name) ? ', which has not been added to this server' : '';
    throw badInput('model', `one of ${names}`, `${name}${hint}`, { model: name });
  }
  if (!model.ready) {
    throw new AppError('SERVICE_UNAVAILABLE', `The model ${name} cannot be used now.`, {
      detail: `The model ${name} cannot be used: ${model.reason}.`,
      params: { model: name },
      isRetryable: true,
    });
  }
  return model;
}
