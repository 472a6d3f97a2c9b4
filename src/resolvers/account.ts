import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Account, RotateApiKeyPayload, SignUpInput, SignUpPayload, Usage } from '../schema/account.ts';
import { findNode } from '../services/access/find-node.ts';
import { readUsage } from '../services/account/quota.ts';
import { rotateApiKey } from '../services/account/rotate-api-key.ts';
import { signUp } from '../services/account/sign-up.ts';
import { AskMutation, AskQuery } from './root-field.ts';

@Resolver(() => Account)
export class AccountResolver {
  @AskQuery(() => Account, { nullable: true, description: 'Whose key this is; null without a key.' })
  viewer(@Ctx() ctx: Context): Promise<Account | null> | null {
    return ctx.scope.kind === 'account' ? findNode(ctx, 'Account', ctx.scope.accountId) : null;
  }

  @AskMutation(() => SignUpPayload, {
    description:
      'A new account. Where sign-up is closed, ADMIN_KEY must be the bearer. RATE_LIMITED by address.',
    errors: ['BAD_USER_INPUT', 'RATE_LIMITED'],
  })
  signUp(
    @Ctx() ctx: Context,
    @Arg('input', () => SignUpInput, { nullable: true }) input: SignUpInput | null,
  ): Promise<SignUpPayload> {
    return signUp(ctx, input ?? {});
  }

  @AskMutation(() => RotateApiKeyPayload, {
    description: 'A new key for the viewer. The old one ends at once.',
    errors: [],
  })
  rotateApiKey(@Ctx() ctx: Context): Promise<RotateApiKeyPayload> {
    return rotateApiKey(ctx);
  }

  @FieldResolver(() => Usage, { nullable: true, description: 'What it holds.' })
  usage(@Root() account: Account, @Ctx() ctx: Context): Promise<Usage> {
    return readUsage(ctx, account.id);
  }
}
