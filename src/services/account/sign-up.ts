import type { Context } from '../../context/context.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import { Account } from '../../schema/account.ts';
import { createId } from '../../schema/id.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { maySignUpFrom } from '../access/page-origin.ts';
import { createKey } from './api-key.ts';

export async function signUp(
  ctx: Context,
  { name }: { name?: string | null },
): Promise<{ account: Account; apiKey: string }> {
  const isOperator = ctx.scope.kind === 'operator';
  if (ctx.config.signUp === 'closed' && !isOperator)
    throw new AppError('UNAUTHENTICATED', 'Sign-up is closed here: it needs the ADMIN_KEY as bearer.');
  if (!isOperator && !maySignUpFrom(ctx))
    throw new AppError(
      'UNAUTHENTICATED',
      `A page of ${quote(ctx.origin)} makes no accounts here: the operator can allow it in CORS_ORIGINS, or tell the server's own address in PUBLIC_URL.`,
    );
  if (name && !isName(name))
    throw badInput('name', `at most ${maxTextLength} characters, none of control`, quote(name));
  if (!isOperator) await ctx.signUpLimit.consume(ctx.address);
  const id = createId('Account');
  const { apiKey, keyHash } = createKey(id);
  const account = ctx.em.create(Account, { id, name: name || null, keyHash, createdAt: new Date() });
  await ctx.em.persist(account).flush();
  return { account, apiKey };
}
