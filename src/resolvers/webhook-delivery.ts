import { Arg, Args, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import type { Connection } from '../schema/connection.ts';
import { WebhookAttempt } from '../schema/webhook-attempt.ts';
import { WebhookDelivery, WebhookDeliveryConnection } from '../schema/webhook-delivery.ts';
import { WebhookEndpoint } from '../schema/webhook-endpoint.ts';
import { WebhookEvent } from '../schema/webhook-event.ts';
import {
  ReplayWebhooksInput,
  ReplayWebhooksPayload,
  SendTestWebhookInput,
  SendTestWebhookPayload,
  WebhookDeliveriesArgs,
  WebhookDeliveriesUpdate,
  WebhookDeliveriesUpdatedArgs,
  WebhookPreview,
  WebhookPreviewArgs,
} from '../schema/webhook-input.ts';
import { findNode } from '../services/access/find-node.ts';
import { encodeCursor } from '../services/watch/cursor.ts';
import { type DeliveryChange, watchDeliveries } from '../services/watch/watch-deliveries.ts';
import { listDeliveries } from '../services/webhook/list-deliveries.ts';
import { previewPayload } from '../services/webhook/preview-payload.ts';
import { replayDeliveries } from '../services/webhook/replay-deliveries.ts';
import { sendTest } from '../services/webhook/send-test.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

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

  @AskQuery(() => WebhookPreview, {
    nullable: true,
    description:
      "What would be sent of an event, made of one of the viewer's objects; nothing is written or sent. BAD_USER_INPUT with `line` and `column` for a payload that is wrong.",
  })
  webhookPreview(
    @Ctx() ctx: Context,
    @Args(() => WebhookPreviewArgs) args: WebhookPreviewArgs,
  ): Promise<WebhookPreview> {
    return previewPayload(ctx, args);
  }

  @AskMutation(() => SendTestWebhookPayload, {
    description:
      'Sends a real, signed delivery once, also to an endpoint that is PAUSED or DISABLED. It says nothing of the endpoint, but that it is gone if it answers with 410. At most 60 tests and replays a minute.',
    errors: ['NOT_FOUND', 'GONE', 'RATE_LIMITED'],
  })
  async sendTestWebhook(
    @Ctx() ctx: Context,
    @Arg('input', () => SendTestWebhookInput, inputArg) input: SendTestWebhookInput,
  ): Promise<SendTestWebhookPayload> {
    return { delivery: await sendTest(ctx, input) };
  }

  @AskMutation(() => ReplayWebhooksPayload, {
    description:
      'Sends what was sent, or was to be, once more: the same webhook-id and the same bytes, one attempt each. What waits to be sent anyway is left out. At most 60 tests and replays a minute.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'RATE_LIMITED'],
  })
  replayWebhooks(
    @Ctx() ctx: Context,
    @Arg('input', () => ReplayWebhooksInput, inputArg) input: ReplayWebhooksInput,
  ): Promise<ReplayWebhooksPayload> {
    return replayDeliveries(ctx, input);
  }

  @AskSubscription<WebhookDeliveriesUpdatedArgs>(() => WebhookDeliveriesUpdate, {
    nullable: true,
    description:
      "The viewer's deliveries: first the past behind `after`, then every change. Cursors are as those of jobsUpdated.",
    subscribe: ({ context, args }) => watchDeliveries(context, args),
  })
  webhookDeliveriesUpdated(
    @Root() { id, row, mark, isCaughtUp }: DeliveryChange,
    @Args(() => WebhookDeliveriesUpdatedArgs) _args: WebhookDeliveriesUpdatedArgs,
  ): WebhookDeliveriesUpdate {
    return { delivery: row, deletedId: row ? null : id, cursor: encodeCursor(mark), isCaughtUp };
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
