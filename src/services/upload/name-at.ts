import { badInput, quote } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import type { CheckedName } from '../image/image-input.ts';
import type { Destination } from './destination.ts';

/** What a picture is called, and by which of its sender's own names it is known again: the account's, or a guest's in their link. */
export type NameAt = Pick<Image, 'filename' | 'clientId' | 'guestClientId' | 'viaLinkId'>;

/** Whoever knows a guest's name for a picture is that guest: it has to be one that nobody guesses. */
const leastGuestName = 16;

export function nameAt({ guest }: Pick<Destination, 'guest'>, { filename, clientId }: CheckedName): NameAt {
  if (!guest) return { filename, clientId, guestClientId: null, viaLinkId: null };
  if (clientId !== null && clientId.length < leastGuestName)
    throw badInput(
      'clientId',
      `at least ${leastGuestName} random characters where link is given`,
      quote(clientId),
    );
  return { filename, clientId: null, guestClientId: clientId, viaLinkId: guest.linkId };
}
