import type { Context } from '../../context/context.ts';
import { AppError, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { aliveSql } from '../../schema/life.ts';
import { requireOwner } from '../access/require-owner.ts';
import type { CheckedName } from './image-input.ts';
import type { Taken } from './take-in.ts';

type ClientId = Pick<CheckedName, 'clientId'>;

/** The picture of this clientId that is there. */
export async function findByClientId(ctx: Context, { clientId }: ClientId): Promise<Image | null> {
  return clientId === null ? null : ctx.em.findOne(Image, { clientId, status: 'READY' });
}

/** CONFLICT if the picture that the clientId stands for has other bytes than those that came. */
export function requireSameBytes(
  { sha256, byteSize }: Pick<Image, 'sha256' | 'byteSize'>,
  name: ClientId,
  came: Pick<Taken, 'sha256' | 'byteSize'>,
): void {
  if (sha256 !== came.sha256) throw conflictingClientId(name, byteSize ?? 0, came.byteSize);
}

export function conflictingClientId({ clientId }: ClientId, limit: number, actual: number): AppError {
  const expected = `Expected the ${limit} bytes that clientId ${quote(clientId)} was used for.`;
  const got = actual === limit ? 'Got others of the same number.' : `Got ${actual}.`;
  return new AppError('CONFLICT', `${expected} ${got}`, { params: { argument: 'clientId', limit, actual } });
}

/** Writes the row. A clientId that stands for no picture, because it is gone or refused, is taken over. */
export async function insertImage(
  ctx: Context,
  { filename, clientId }: CheckedName,
  taken: Taken,
  lifeMs: number,
): Promise<Image> {
  const createdAt = ctx.now();
  if (clientId) await freeClientId(ctx, clientId);
  const expiresAt = new Date(createdAt.getTime() + lifeMs);
  const image = ctx.em.create(Image, {
    id: createId('Image'),
    accountId: requireOwner(ctx),
    clientId,
    filename,
    status: 'READY',
    rejection: null,
    placeholder: null,
    hasPublicUrls: false,
    createdAt,
    expiresAt,
    ownExpiresAt: expiresAt,
    goneAt: null,
    restorableUntil: null,
    ...taken,
  });
  await ctx.em.persist(image).flush();
  await announce(ctx, ...changesOf('image', [image]));
  return image;
}

/** Takes it from what it stands for and is no picture to answer with: gone, or refused. */
async function freeClientId(ctx: Context, clientId: string): Promise<void> {
  await ctx.em.execute(
    `update image set client_id = null where account_id = ? and client_id = ?
       and not (status = 'READY' and ${aliveSql('image')})`,
    [requireOwner(ctx), clientId, ctx.now()],
  );
}
