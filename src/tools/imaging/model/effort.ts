import type { MatteEffort, Size } from '../imaging.ts';
import type { Model } from './models.ts';
import { fitPass } from './pass-size.ts';

/** How a picture is shown to a model. */
interface Look {
  /** Squeezed into the model's own square, or in its own shape with about side × side pixels. */
  side: number | 'square';
  isMirrored?: boolean;
}

/**
 * A small network errs in parts, and in other parts when it looks at another size or in the mirror; larger pictures and
 * tiles tell it nothing (docs/decisions/mattes.md).
 */
const looks: Record<MatteEffort, readonly Look[]> = {
  fast: [{ side: 256 }],
  balanced: [{ side: 'square' }, { side: 256, isMirrored: true }],
  best: [{ side: 'square' }, { side: 256, isMirrored: true }, { side: 320 }, { side: 224 }, { side: 256 }],
};

/** A model that takes one size is shown one. */
const onlyLook: readonly Look[] = [{ side: 'square' }];

/** What can be asked of a model. */
export function effortsOf({ takesAnySize }: Pick<Model, 'takesAnySize'>): MatteEffort[] {
  return takesAnySize ? ['fast', 'balanced', 'best'] : ['balanced'];
}

export interface Pass extends Size {
  isMirrored: boolean;
}

/** The passes that an effort makes of an upright picture of this size, in their order. */
export function planPasses(
  { inputSize, takesAnySize }: Pick<Model, 'inputSize' | 'takesAnySize'>,
  picture: Size,
  effort: MatteEffort,
): Pass[] {
  const square = { width: inputSize, height: inputSize };
  return (takesAnySize ? looks[effort] : onlyLook).map(({ side, isMirrored = false }) => ({
    ...(side === 'square' ? square : fitPass(picture, side)),
    isMirrored,
  }));
}
