import { findModel } from '../model/models.ts';
import type { MatteInput, MatteResult } from '../model/pass.ts';
import type { PrecisionSetting } from '../model/precision.ts';
import { loadModel } from './model/load-model.ts';
import { makeMatte } from './model/make-matte.ts';
import { serveTasks } from './serve-tasks.ts';

// A matte child: one model, at most a session for each precision, never made anew. Arguments: the model's name, its file,
// and what it is to be computed with.
const [name = '', path = '', setting = 'auto'] = process.argv.slice(2);
const model = findModel(name);
if (!model) throw new Error(`the model table has no ${name}`);
const loading = loadModel({ model, path, setting: setting as PrecisionSetting });

serveTasks(
  {
    matte: async ({ precision: asked, ...scene }: MatteInput, onStage): Promise<MatteResult> => {
      const { precision, run } = await (await loading).open(asked);
      onStage('SEGMENTING');
      const startedAt = performance.now();
      const matte = await makeMatte(scene, run);
      return { ...matte, precision, ms: performance.now() - startedAt };
    },
  },
  // A model that cannot be loaded fails the jobs that ask for it.
  loading.then(
    ({ choice }) => choice,
    () => undefined,
  ),
);
