import type { AnyContext, SystemContext } from '../../context/context.ts';
import type { PurgeCounts } from '../../schema/purge-run.ts';
import type { Reaping } from './reaping.ts';

/** Rows whose end falls within a span: what follows "select … " in SQL, with the expression of their end. */
export interface Ending {
  /** `from … where …` */
  rows: string;
  end: string;
  values: unknown[];
  /**
   * Expressions in SQL of what is their objects': the `image_id`, of those whose keys begin with `prefix` (default: of all), or
   * the one key; null for none.
   */
  objects: { imageId: string; prefix?: string } | { key: string } | null;
}

export interface HideOptions {
  waits: boolean;
}

/** What holds rows, and objects, for a time. */
export interface Holder {
  /** By what it is counted in a run and in the plan; null where nobody wants to know. */
  counted: keyof PurgeCounts | null;
  /** Those that are to be removed: that have ended after one instant, and until the other. */
  endings(ctx: Pick<AnyContext, 'config'>, after: Date, until: Date): Ending[];
  /**
   * Hides some of what has ended, in one transaction: from then on lists need not step over it, and it waits to be reaped. The
   * number; 0 if there are no more. What others are just hiding it passes over, or `waits` for it. Not there for what nobody
   * lists.
   */
  hide?(ctx: SystemContext, options: HideOptions): Promise<number>;
  /** The next instant, after this one, at which something will have to be hidden, as a query of one value. */
  nextEnd?: string;
  /** Removes all that is to be removed, or what can be. */
  reap(reaping: Reaping): Promise<void>;
}
