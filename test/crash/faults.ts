import { createRequire } from 'node:module';
import type pg from 'pg';
import type { Tools } from '../../src/context/context.ts';

/** The ORM brings a driver of its own. */
const driver: typeof pg = createRequire(import.meta.resolve('@mikro-orm/postgresql'))('pg');

/** Where a process can be struck in the life of a cutout, and in a purge. */
export const points = [
  'after claim',
  'after decode',
  'after matte',
  'after put',
  'before row',
  'after row before complete',
  'in the purge',
] as const;

export type Point = (typeof points)[number];

/** Puts `strike` where the point is: between the services and a tool. Expects no other job to run beside the cutout. */
export const faults = {
  'after claim'({ imaging }, strike) {
    around(imaging, 'matte', (matte) => (path, options) => {
      strike();
      return matte(path, options);
    });
  },
  'after decode'({ imaging }, strike) {
    around(imaging, 'matte', (matte) => (path, options) => {
      const onStage: typeof options.onStage = (stage) =>
        stage === 'SEGMENTING' ? strike() : options.onStage?.(stage);
      return matte(path, { ...options, onStage });
    });
  },
  'after matte'({ imaging }, strike) {
    around(imaging, 'matte', (matte) => async (path, options) => {
      const made = await matte(path, options);
      strike();
      return made;
    });
  },
  'after put'({ imaging, storage }, strike) {
    onceSegmented(imaging, () =>
      around(storage, 'putFile', (putFile) => async (...object) => {
        await putFile(...object);
        strike();
      }),
    );
  },
  // Inside the transaction: the job's row is altered already.
  'before row'({ imaging }, strike) {
    const { query } = driver.Client.prototype;
    onceSegmented(imaging, () => {
      driver.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
        const [asked] = sent as [string | { text: string }];
        const text = typeof asked === 'string' ? asked : asked.text;
        if (text.startsWith('insert into "rendition"')) strike();
        return Reflect.apply(query, this, sent);
      } as typeof query;
    });
  },
  'after row before complete'({ queue }, strike) {
    around(queue, 'complete', (complete) => async (name, ...rest) => {
      if (name.startsWith('cutout.')) strike();
      return complete(name, ...rest);
    });
  },
  'in the purge'({ storage }, strike) {
    around(storage, 'delete', (remove) => async (keys) => {
      await remove(keys);
      // A storage that is tried deletes too.
      if (!keys[0]?.startsWith('check/')) strike();
    });
  },
} satisfies Record<Point, (tools: Tools, strike: () => void) => void>;

function around<T extends object, K extends keyof T>(tool: T, name: K, wrap: (inner: T[K]) => T[K]): void {
  const inner = tool[name] as (...args: unknown[]) => unknown;
  tool[name] = wrap(inner.bind(tool) as T[K]);
}

/** From the model's answer on, what happens belongs to the cutout. */
function onceSegmented(imaging: Tools['imaging'], then: () => void): void {
  around(imaging, 'matte', (matte) => async (...args) => {
    const made = await matte(...args);
    then();
    return made;
  });
}
