import { Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Health } from '../schema/health.ts';
import { checkHealth } from '../services/health/check-health.ts';
import { Ctx } from './ctx.ts';
import { AskQuery } from './root-field.ts';

@Resolver()
export class HealthResolver {
  @AskQuery(() => Health, {
    description: 'Whether this server can do its work. For anyone, as `/health/ready`.',
  })
  async health(@Ctx() ctx: Context): Promise<Health> {
    const parts = await checkHealth(ctx);
    return { isReady: parts.every(({ isOk }) => isOk), parts };
  }
}
