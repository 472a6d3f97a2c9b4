import { Arg, Args, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { DateTime } from '../schema/scalar.ts';
import { type WebhookDelivery, WebhookDeliveryConnection } from '../schema/webhook-delivery.ts';
import { WebhookEndpoint, WebhookEndpointConnection } from '../schema/webhook-endpoint.ts';
import {
  CreateWebhookEndpointInput,
  CreateWebhookEndpointPayload,
  DeleteWebhookEndpointInput,
  DeleteWebhookEndpointPayload,
  EndpointDeliveriesArgs,
  RotateWebhookSecretInput,
  RotateWebhookSecretPayload,
  UpdateWebhookEndpointInput,
  UpdateWebhookEndpointPayload,
} from '../schema/webhook-input.ts';
import { findNode } from '../services/access/find-node.ts';
import { createEndpoint } from '../services/webhook/create-endpoint.ts';
import { deleteEndpoint } from '../services/webhook/delete-endpoint.ts';
import { listDeliveriesOf } from '../services/webhook/list-deliveries.ts';
import { listEndpoints } from '../services/webhook/list-endpoints.ts';
import { rotateSecret } from '../services/webhook/rotate-secret.ts';
import { updateEndpoint } from '../services/webhook/update-endpoint.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, inputArg } from './root-field.ts';

@Resolver(() => WebhookEndpoint)
export class WebhookEndpointResolver {
  @AskQuery(() => WebhookEndpoint, {
    nullable: true,
    description: "The viewer's endpoint of this id, or null; null with a GONE error if it was deleted.",
  })
  webhookEndpoint(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Of an endpoint.' }) id: string,
  ): Promise<WebhookEndpoint | null> {
    return findNode(ctx, 'WebhookEndpoint', id);
  }

  @AskQuery(() => WebhookEndpointConnection, {
    nullable: true,
    description: "The viewer's endpoints, newest first.",
  })
  webhookEndpoints(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<WebhookEndpoint>> {
    return listEndpoints(ctx, page);
  }

  @AskMutation(() => CreateWebhookEndpointPayload, {
    description: 'An address that is told of what happens, from now on.',
    errors: ['BAD_USER_INPUT', 'URL_NOT_ALLOWED', 'QUOTA_EXCEEDED'],
  })
  createWebhookEndpoint(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateWebhookEndpointInput, inputArg) input: CreateWebhookEndpointInput,
  ): Promise<CreateWebhookEndpointPayload> {
    return createEndpoint(ctx, input);
  }

  @AskMutation(() => UpdateWebhookEndpointPayload, {
    description: 'Changes what is given of an endpoint.',
    errors: ['BAD_USER_INPUT', 'URL_NOT_ALLOWED', 'NOT_FOUND', 'GONE'],
  })
  async updateWebhookEndpoint(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateWebhookEndpointInput, inputArg) input: UpdateWebhookEndpointInput,
  ): Promise<UpdateWebhookEndpointPayload> {
    return { endpoint: await updateEndpoint(ctx, input) };
  }

  @AskMutation(() => DeleteWebhookEndpointPayload, {
    description: 'Ends an endpoint for good. What waited for it is CANCELED.',
    errors: ['NOT_FOUND', 'GONE'],
  })
  deleteWebhookEndpoint(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteWebhookEndpointInput, inputArg) { id }: DeleteWebhookEndpointInput,
  ): Promise<DeleteWebhookEndpointPayload> {
    return deleteEndpoint(ctx, id);
  }

  @AskMutation(() => RotateWebhookSecretPayload, {
    description:
      'A new secret in the place of the one of an endpoint. For a time both sign, the new one first.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE'],
  })
  rotateWebhookSecret(
    @Ctx() ctx: Context,
    @Arg('input', () => RotateWebhookSecretInput, inputArg) input: RotateWebhookSecretInput,
  ): Promise<RotateWebhookSecretPayload> {
    return rotateSecret(ctx, input);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Until then the secret before signs too; null where there is none.',
  })
  previousSecretUntil(@Root() { previousSecretUntil }: WebhookEndpoint, @Ctx() ctx: Context): Date | null {
    return previousSecretUntil && previousSecretUntil > ctx.now() ? previousSecretUntil : null;
  }

  @FieldResolver(() => Int, { description: 'How many deliveries have not ended.' })
  waiting(@Root() { id }: WebhookEndpoint, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.waitingOf.load(id);
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    nullable: true,
    description: 'What is or was sent to it, newest first.',
  })
  deliveries(
    @Root() { id }: WebhookEndpoint,
    @Ctx() ctx: Context,
    @Args(() => EndpointDeliveriesArgs) args: EndpointDeliveriesArgs,
  ): Promise<Connection<WebhookDelivery>> {
    return listDeliveriesOf(ctx, id, args);
  }
}
