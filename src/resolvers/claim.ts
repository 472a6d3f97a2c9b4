import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Info, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import {
  Claim,
  ClaimItemInput,
  ClaimItemPayload,
  ReleaseClaimInput,
  ReleaseClaimPayload,
} from '../schema/claim.ts';
import { rootKeyOf } from '../services/access/context-at.ts';
import { claimItem } from '../services/claim/claim-item.ts';
import { findClaim } from '../services/claim/read-claims.ts';
import { releaseClaim } from '../services/claim/release-claim.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, inputArg } from './root-field.ts';

@Resolver()
export class ClaimResolver {
  @AskQuery(() => Claim, {
    nullable: true,
    description: 'What a token is of, for whoever has it; null once nothing of it is left.',
  })
  claim(
    @Ctx() ctx: Context,
    @Arg('token', () => String, { description: 'As claimItem gave it.' }) token: string,
  ): Promise<Claim | null> {
    return findClaim(ctx, token) as Promise<Claim | null>;
  }

  @AskMutation(() => ClaimItemPayload, {
    description:
      'Says that the caller gives something of a wishlist. It needs no key. CONFLICT with `params.left` for more than is left, and for its owner.',
    errors: ['BAD_USER_INPUT', 'CONFLICT', 'RATE_LIMITED'],
    address: ({ link }: ClaimItemInput) => link,
  })
  claimItem(
    @Ctx() ctx: Context,
    @Arg('input', () => ClaimItemInput, inputArg) input: ClaimItemInput,
  ): Promise<ClaimItemPayload> {
    return claimItem(ctx, input) as Promise<ClaimItemPayload>;
  }

  @AskMutation(() => ReleaseClaimPayload, {
    description:
      'Gives up a claim, or a part of it; all of it once more is the same answer. It needs no key.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
  })
  async releaseClaim(
    @Ctx() ctx: Context,
    @Arg('input', () => ReleaseClaimInput, inputArg) input: ReleaseClaimInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReleaseClaimPayload> {
    const { claim, item, ctx: shown } = await releaseClaim(ctx, input);
    if (shown) ctx.linked.set(rootKeyOf(info.path), shown);
    return { claim: claim as Claim | null, item };
  }
}
