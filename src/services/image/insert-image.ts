import type { Context } from '../../context/context.ts';
import { AppError, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { aliveSql } from '../../schema/life.ts';
import { requireOwner } from '../access/require-owner.ts';
import { noteEvent } from '../webhook/note-event.ts';
import { createPrefix, type Taken } from './take-in.ts';

/** By which it is known again: one name in the account, or a guest's in the link they came by. */
export type SenderName = Pick<Image, 'clientId' | 'guestClientId' | 'viaLinkId'>;

/** The picture of this name that is there, or is being fetched. */
export async function findByClientId(ctx: Context, name: SenderName): Promise<Image | null> {
  const where = whereNamed(name);
  return where && ctx.em.findOne(Image, { ...where, status: { $ne: 'REJECTED' } });
}

/** Also of an upload; null for one that was given no name. */
export function whereNamed({ clientId, guestClientId, viaLinkId }: SenderName) {
  if (clientId !== null) return { clientId };
  return guestClientId === null ? null : { guestClientId, viaLinkId };
}

/** CONFLICT if the picture that the clientId stands for has other bytes than those that came. */
export function requireSameBytes(
  { sha256, byteSize, status }: Pick<Image, 'sha256' | 'byteSize' | 'status'>,
  name: SenderName,
  came: Pick<Taken, 'sha256' | 'byteSize'>,
): void {
  if (status === 'AWAITING_BYTES')
    throw new AppError('CONFLICT', `The picture of clientId ${quote(name.clientId)} is being fetched.`, {
      params: { argument: 'clientId' },
      isRetryable: true,
    });
  if (sha256 !== came.sha256) throw conflictingClientId(name, byteSize ?? 0, came.byteSize);
}

export function conflictingClientId(
  { clientId, guestClientId }: Pick<SenderName, 'clientId' | 'guestClientId'>,
  limit: number,
  actual: number,
): AppError {
  const expected = `Expected the ${limit} bytes that clientId ${quote(clientId ?? guestClientId)} was used for.`;
  const got = actual === limit ? 'Got others of the same number.' : `Got ${actual}.`;
  return new AppError('CONFLICT', `${expected} ${got}`, { params: { argument: 'clientId', limit, actual } });
}

/** Where it goes, when it ends, and what else is known of it beside its bytes. */
export type NewImageRow = Pick<Image, 'filename' | 'expiresAt' | 'ownExpiresAt'> & Partial<Image>;

/** Writes the row. A name that stands for no picture, because it is gone or refused, is taken over. */
export function insertImage(
  ctx: Context,
  name: Pick<Image, 'filename'> & Partial<SenderName>,
  taken: Taken,
  place: Omit<NewImageRow, 'filename'>,
): Promise<Image> {
  return insert(ctx, name, { ...place, ...taken });
}

/** The same of one whose bytes are still to be fetched. */
export function awaitImage(
  ctx: Context,
  name: Pick<Image, 'filename' | 'clientId'>,
  place: Omit<NewImageRow, 'filename'> & Pick<Image, 'sourceUrl'>,
): Promise<Image> {
  const unknown = { mimeType: null, width: null, height: null, frames: null, byteSize: null, sha256: null };
  return insert(ctx, name, { ...place, ...unknown, prefix: createPrefix(), status: 'AWAITING_BYTES' });
}

type Bytes = Pick<Image, 'prefix' | 'mimeType' | 'width' | 'height' | 'frames' | 'byteSize' | 'sha256'>;

async function insert(
  ctx: Context,
  name: Pick<Image, 'filename'> & Partial<SenderName>,
  row: Omit<NewImageRow, 'filename'> & Bytes,
): Promise<Image> {
  await freeName(ctx, { clientId: null, guestClientId: null, viaLinkId: null, ...name });
  const image = ctx.em.create(Image, {
    id: createId('Image'),
    accountId: requireOwner(ctx),
    clientId: null,
    status: 'READY',
    rejection: null,
    placeholder: null,
    hasPublicUrls: false,
    createdAt: ctx.now(),
    galleryId: null,
    itemId: null,
    position: null,
    sortName: null,
    guestName: null,
    viaLinkId: null,
    guestClientId: null,
    guestNumber: null,
    sourceUrl: null,
    goneAt: null,
    restorableUntil: null,
    ...row,
    ...name,
  });
  await ctx.em.persist(image).flush();
  await announce(ctx, ...changesOf('image', [image]));
  const { id: imageId, accountId } = image;
  if (image.status === 'READY') noteEvent(ctx, { type: 'IMAGE_READY', accountId, imageId });
  return image;
}

/** Takes it from what it stands for and is no picture to answer with: gone, or refused. */
async function freeName(ctx: Context, { clientId, guestClientId, viaLinkId }: SenderName): Promise<void> {
  const isOver = `not (status <> 'REJECTED' and ${aliveSql('image')})`;
  if (clientId !== null)
    await ctx.em.execute(
      `update image set client_id = null where account_id = ? and client_id = ? and ${isOver}`,
      [requireOwner(ctx), clientId, ctx.now()],
    );
  if (guestClientId !== null)
    await ctx.em.execute(
      `update image set guest_client_id = null where via_link_id = ? and guest_client_id = ? and ${isOver}`,
      [viaLinkId, guestClientId, ctx.now()],
    );
}
