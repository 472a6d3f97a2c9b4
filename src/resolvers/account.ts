import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { Account, DeleteAccountInput, DeleteAccountPayload, SignUpInput, Usage } from '../schema/account.ts';
import { ApiKey, maxApiKeys, SignUpPayload } from '../schema/api-key.ts';
import { Quotas } from '../schema/limits.ts';
import { findNode } from '../services/access/find-node.ts';
import { deleteAccount } from '../services/account/delete-account.ts';
import { listApiKeys } from '../services/account/list-api-keys.ts';
import { readUsage } from '../services/account/quota.ts';
import { signUp } from '../services/account/sign-up.ts';
import { readQuotas } from '../services/limits/limits.ts';
import { type AccountChange, watchViewer } from '../services/watch/watch.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

@Resolver(() => Account)
export class AccountResolver {
  @AskQuery(() => Account, { nullable: true, description: 'Whose key this is; null without a key.' })
  viewer(@Ctx() ctx: Context): Promise<Account | null> | null {
    return ctx.scope.kind === 'account' ? findNode(ctx, 'Account', ctx.scope.accountId) : null;
  }

  @AskMutation(() => SignUpPayload, {
    description:
      'A new account. Where sign-up is closed, ADMIN_KEY must be the bearer. RATE_LIMITED by address.',
    errors: ['BAD_USER_INPUT'],
  })
  signUp(
    @Ctx() ctx: Context,
    @Arg('input', () => SignUpInput, { ...inputArg, nullable: true }) input: SignUpInput | null,
  ): Promise<SignUpPayload> {
    return signUp(ctx, input ?? {});
  }

  @AskMutation(() => DeleteAccountPayload, {
    description:
      "Deletes the account with all that is its own, at once and for good: it cannot be restored. Its keys are nobody's, its sockets close with 4403.",
    errors: ['BAD_USER_INPUT'],
  })
  deleteAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteAccountInput, inputArg) { id }: DeleteAccountInput,
  ): Promise<DeleteAccountPayload> {
    return deleteAccount(ctx, id);
  }

  @AskSubscription(() => Account, {
    nullable: true,
    description:
      'The viewer now, then again whenever what it holds has changed, at most once a second. A GONE error ends it when the account is deleted.',
    subscribe: ({ context }) => watchViewer(context),
  })
  viewerUpdated(@Root() { row }: AccountChange): Account {
    if (row) return row;
    throw new AppError('GONE', 'The account was deleted.');
  }

  @FieldResolver(() => [ApiKey], {
    nullable: true,
    description: 'Its keys that have not ended, oldest first.',
    complexity: maxApiKeys,
  })
  apiKeys(@Root() account: Account, @Ctx() ctx: Context): Promise<ApiKey[]> {
    return listApiKeys(ctx.em, account.id);
  }

  @FieldResolver(() => Quotas, { nullable: true, description: 'What it may hold.' })
  limits(@Root() _account: Account, @Ctx() ctx: Context): Quotas {
    return readQuotas(ctx);
  }

  @FieldResolver(() => Usage, { nullable: true, description: 'What it holds.' })
  usage(@Root() account: Account, @Ctx() ctx: Context): Promise<Usage> {
    return readUsage(ctx, account.id);
  }
}
