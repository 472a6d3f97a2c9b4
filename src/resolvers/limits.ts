import { Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Limits } from '../schema/limits.ts';
import { readLimits } from '../services/limits/limits.ts';
import { Ctx } from './ctx.ts';
import { AskQuery } from './root-field.ts';

@Resolver()
export class LimitsResolver {
  @AskQuery(() => Limits, { description: 'What this server accepts.' })
  limits(@Ctx() ctx: Context): Limits {
    return readLimits(ctx);
  }
}
