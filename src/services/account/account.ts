import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context, Viewer } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { publish } from '../../events/events.ts';
import { Account } from '../../schema/account.ts';
import { createId } from '../../schema/id.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { requireViewer } from '../access/access.ts';

/** `pst_<account's id without its prefix>_<256 random bits>`: the middle finds the row, the rest is compared. */
const keyPattern = /^pst_([0-9a-z]{26})_([A-Za-z0-9_-]{43})$/;

export async function signUp(
  ctx: Context,
  { name }: { name?: string | null },
): Promise<{ account: Account; apiKey: string }> {
  if (ctx.config.signUp === 'closed' && !ctx.isAdmin)
    throw new AppError('UNAUTHENTICATED', 'Sign-up is closed here: it needs the ADMIN_KEY as bearer.');
  if (name && !isName(name))
    throw new AppError(
      'BAD_USER_INPUT',
      `Expected a name of at most ${maxTextLength} characters, none of control. Got ${JSON.stringify(name)}.`,
      { params: { argument: 'name' } },
    );
  if (!ctx.isAdmin) await ctx.signUpLimit.consume(ctx.address);
  const id = createId('Account');
  const { apiKey, keyHash } = createKey(id);
  const account = ctx.em.create(Account, { id, name: name || null, keyHash, createdAt: new Date() });
  await ctx.em.persist(account).flush();
  return { account, apiKey };
}

/** The old key ends with the transaction; all web processes then close the sockets that were opened with it. */
export async function rotateApiKey(ctx: Context): Promise<{ account: Account; apiKey: string }> {
  const { accountId } = requireViewer(ctx);
  const { apiKey, keyHash } = createKey(accountId);
  const account = await ctx.em.findOneOrFail(Account, { id: accountId });
  await ctx.em.transactional(async (em) => {
    account.keyHash = keyHash;
    await em.persist(account).flush();
    await publish(em, { topic: 'apiKey', accountId });
  });
  return { account, apiKey };
}

/** Whose key it is; null if it is nobody's (any more). */
export async function authenticate(em: EntityManager, apiKey: string): Promise<Viewer | null> {
  const [, idSuffix, secret] = keyPattern.exec(apiKey) ?? [];
  if (!idSuffix || !secret) return null;
  const account = await em.findOne(Account, { id: `acc_${idSuffix}` });
  if (!account || !timingSafeEqual(hashSecret(secret), account.keyHash)) return null;
  return { accountId: account.id };
}

function createKey(accountId: string): { apiKey: string; keyHash: Uint8Array } {
  const secret = randomBytes(32).toString('base64url');
  return { apiKey: `pst_${accountId.slice('acc_'.length)}_${secret}`, keyHash: hashSecret(secret) };
}

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
