import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import { Account } from '../../schema/account.ts';
import type { ApiKey } from '../../schema/api-key.ts';
import { createId } from '../../schema/id.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { maySignUpFrom } from '../access/page-origin.ts';
import { writeKey } from './api-key.ts';
import { countSignUp } from './sign-up-limit.ts';

export async function signUp(
  ctx: Context,
  { name }: { name?: string | null },
): Promise<{ account: Account; apiKey: ApiKey; secret: string }> {
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
  if (!isOperator) await countSignUp(ctx);
  const id = createId('Account');
  return inTransaction(ctx, async ({ em }) => {
    const account = em.create(Account, { id, name: name || null, createdAt: new Date(), deletedAt: null });
    await em.persist(account).flush();
    return { account, ...(await writeKey(em, id)) };
  });
}
