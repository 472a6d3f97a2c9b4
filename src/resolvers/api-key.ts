import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import {
  ApiKey,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
  RotateApiKeyInput,
  RotateApiKeyPayload,
} from '../schema/api-key.ts';
import { createApiKey } from '../services/account/create-api-key.ts';
import { revokeApiKey } from '../services/account/revoke-api-key.ts';
import { rotateApiKey } from '../services/account/rotate-api-key.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @AskMutation(() => CreateApiKeyPayload, {
    description: "Another key of the viewer's account.",
    errors: ['BAD_USER_INPUT', 'QUOTA_EXCEEDED'],
  })
  createApiKey(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateApiKeyInput, { ...inputArg, nullable: true }) input: CreateApiKeyInput | null,
  ): Promise<CreateApiKeyPayload> {
    return createApiKey(ctx, input ?? {});
  }

  @AskMutation(() => RevokeApiKeyPayload, {
    description: 'Ends a key at once, also the one that asks. The last one is CONFLICT.',
    errors: ['NOT_FOUND', 'CONFLICT'],
  })
  revokeApiKey(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeApiKeyInput, inputArg) { id }: RevokeApiKeyInput,
  ): Promise<RevokeApiKeyPayload> {
    return revokeApiKey(ctx, id);
  }

  @AskMutation(() => RotateApiKeyPayload, {
    description: 'A new key in the place of the one that asks, which ends at once or after an overlap.',
    errors: ['BAD_USER_INPUT', 'QUOTA_EXCEEDED'],
  })
  rotateApiKey(
    @Ctx() ctx: Context,
    @Arg('input', () => RotateApiKeyInput, { ...inputArg, nullable: true }) input: RotateApiKeyInput | null,
  ): Promise<RotateApiKeyPayload> {
    return rotateApiKey(ctx, input ?? {});
  }

  @FieldResolver(() => Boolean, { description: 'Whether this request came with it.' })
  isCurrent(@Root() { id }: ApiKey, @Ctx() { scope }: Context): boolean {
    return scope.kind === 'account' && scope.keyId === id;
  }
}
