import type { Log } from '../imaging.ts';
import type { Precision, PrecisionChoice } from './precision.ts';

/** What the models are computed with in the children of this process. */
export interface PrecisionChoices {
  note(choice: PrecisionChoice, child: { key: string; pid?: number }): void;
  /** As the child that looked last has found; null while none has. */
  find(model: string): Precision | null;
}

/** What children say is logged: a warning where int8 was wished for and is not good here. */
export function createChoices(log: Log): PrecisionChoices {
  const found = new Map<string, Precision>();
  return {
    note({ precision, reason, check }, { key: model, pid }) {
      found.set(model, precision);
      const isFallback = reason === 'different' || reason === 'slow';
      log[isFallback ? 'warn' : 'info']({
        event: 'model.precision',
        model,
        pid,
        precision,
        reason,
        ...check,
      });
    },
    find: (model) => found.get(model) ?? null,
  };
}
