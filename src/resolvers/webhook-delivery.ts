import { Arg, Args, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import type { Connection } from '../schema/connection.ts';
import { WebhookAttempt } from '../schema/webhook-attempt.ts';
import { WebhookDelivery, WebhookDeliveryConnection } from '../schema/webhook-delivery.ts';
import { WebhookEndpoint } from '../schema/webhook-endpoint.ts';
import { WebhookEvent } from '../schema/webhook-event.ts';
import { WebhookDeliveriesArgs } from '../schema/webhook-input.ts';
import { findNode } from '../services/access/find-node.ts';
import { listDeliveries } from '../services/webhook/list-deliveries.ts';
import { Ctx } from './ctx.ts';
import { AskQuery } from './root-field.ts';

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @AskQuery(() => WebhookDelivery, {
    nullable: true,
    description: "The viewer's delivery of this id, or null.",
  })
  webhookDelivery(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Of a delivery.' }) id: string,
  ): Promise<WebhookDelivery | null> {
    return findNode(ctx, 'WebhookDelivery', id);
  }

  @AskQuery(() => WebhookDeliveryConnection, {
    nullable: true,
    description:
      "All that is or was sent to the viewer's endpoints, newest first; what has ended is told of for WEBHOOK_RETENTION.",
  })
  webhookDeliveries(
    @Ctx() ctx: Context,
    @Args(() => WebhookDeliveriesArgs) { statuses, types, ...page }: WebhookDeliveriesArgs,
  ): Promise<Connection<WebhookDelivery>> {
    return listDeliveries(ctx, { statuses, types }, page);
  }

  @FieldResolver(() => WebhookEndpoint, { description: 'To which it is sent; also one that was deleted.' })
  endpoint(@Root() { endpointId }: WebhookDelivery, @Ctx() ctx: Context): Promise<WebhookEndpoint | null> {
    return ctx.loaders.webhookEndpoint.load(endpointId);
  }

  @FieldResolver(() => WebhookEvent, { description: 'Of which it tells.' })
  event(@Root() { eventId }: WebhookDelivery, @Ctx() ctx: Context): Promise<WebhookEvent | null> {
    return ctx.loaders.webhookEvent.load(eventId);
  }

  @FieldResolver(() => [WebhookAttempt], { description: 'Oldest first, at most 20.', complexity: 20 })
  attempts(@Root() { id }: WebhookDelivery, @Ctx() ctx: Context): Promise<WebhookAttempt[]> {
    return ctx.loaders.attemptsOf.load(id);
  }
}
