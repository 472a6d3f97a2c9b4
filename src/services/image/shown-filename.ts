import type { Context } from '../../context/context.ts';
import type { Image } from '../../schema/image.ts';

/** To other guests a picture that a guest has sent is called by its number: the name on somebody's phone is not for them. */
export function shownFilename({ scope }: Context, { filename, guestNumber }: Image): string {
  return scope.kind === 'link' && guestNumber !== null ? `photo-${guestNumber}` : filename;
}
