import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { formatDuration } from '../config/duration.ts';
import { PageArgs } from './connection.ts';
import { JobStatus } from './job.ts';
import { DateTime, Duration, Url } from './scalar.ts';
import { maxTextLength } from './text.ts';
import { after, cursor, isCaughtUp } from './update.ts';
import { WebhookDelivery } from './webhook-delivery.ts';
import { maxWebhookEndpoints, secretOverlaps, WebhookEndpoint, WebhookStatus } from './webhook-endpoint.ts';
import { WebhookEventType } from './webhook-event.ts';

const url =
  'http or https, of a public host, without a login, at most 2048 characters. http tells everybody on the way.';
const events = 'Each of them but TEST';
const payload =
  'One fragment on WebhookEvent, at most 10,000 characters and within the limits of queries: it makes `data`. What comes to more than 20 KB, or fits the schema no more, is sent as the default with `truncated`.';

@InputType({ description: 'What is told of, and where.' })
export class CreateWebhookEndpointInput {
  @Field(() => Url, { description: url })
  url!: URL;

  @Field(() => [WebhookEventType], {
    nullable: true,
    description: `${events}. Default: none; then it is told only of what names it, as a batch does.`,
  })
  events?: WebhookEventType[] | null;

  @Field(() => String, {
    nullable: true,
    description: `To tell it from the others; at most ${maxTextLength} characters. Default: none.`,
  })
  description?: string | null;

  @Field(() => String, { nullable: true, description: `${payload} Default: ids and states.` })
  payload?: string | null;
}

@InputType({ description: 'What of an endpoint changes; what is left out or null stays as it is.' })
export class UpdateWebhookEndpointInput {
  @Field(() => ID, { description: "Of one of the viewer's endpoints." })
  id!: string;

  @Field(() => Url, { nullable: true, description: url })
  url?: URL | null;

  @Field(() => [WebhookEventType], { nullable: true, description: `${events}, all anew.` })
  events?: WebhookEventType[] | null;

  @Field(() => String, {
    nullable: true,
    description: `At most ${maxTextLength} characters; an empty text takes it away.`,
  })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `${payload} An empty text has the default sent again.`,
  })
  payload?: string | null;

  @Field(() => WebhookStatus, {
    nullable: true,
    description: 'ACTIVE, which also forgets its failures, or PAUSED. DISABLED is the server’s alone.',
  })
  status?: WebhookStatus | null;
}

@InputType({ description: 'Which endpoint is deleted.' })
export class DeleteWebhookEndpointInput {
  @Field(() => ID, { description: "Of one of the viewer's endpoints." })
  id!: string;
}

@InputType({ description: 'Whose secret is changed for another.' })
export class RotateWebhookSecretInput {
  @Field(() => ID, { description: "Of one of the viewer's endpoints." })
  id!: string;

  @Field(() => Duration, {
    nullable: true,
    description: `How long both sign, at most ${formatDuration(secretOverlaps.longestMs)}. Default: ${formatDuration(secretOverlaps.defaultMs)}. There are at most two: one from before ends at once.`,
  })
  overlap?: number | null;
}

@InputType({ description: 'What is sent as a test, and where.' })
export class SendTestWebhookInput {
  @Field(() => ID, { description: "Of one of the viewer's endpoints, whatever its status." })
  id!: string;

  @Field(() => WebhookEventType, {
    nullable: true,
    description:
      'What it tells of: the newest object of its kind, or a made-up one where there is none. Default: TEST.',
  })
  type?: WebhookEventType | null;
}

@InputType({ description: 'What is sent again: some deliveries, or those to an endpoint since an instant.' })
export class ReplayWebhooksInput {
  @Field(() => [ID], { nullable: true, description: 'Of deliveries, at most 100; or else `endpointId`.' })
  deliveryIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Of one of the viewer's endpoints, whatever its status; with `since`.",
  })
  endpointId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Deliveries that were put in line at this instant or later, tests and replays apart; at most 10,000, oldest first.',
  })
  since?: Date | null;

  @Field(() => [JobStatus], {
    nullable: true,
    description: 'With `since`: only those of these statuses. Default: FAILED and CANCELED.',
  })
  statuses?: JobStatus[] | null;
}

@ObjectType({ description: 'The test that is sent.' })
export class SendTestWebhookPayload {
  @Field(() => WebhookDelivery, { description: 'Of one attempt; watch it by webhookDeliveriesUpdated.' })
  delivery!: WebhookDelivery;
}

@ObjectType({ description: 'What is sent again.' })
export class ReplayWebhooksPayload {
  @Field(() => Int, { description: 'How many deliveries were put in line.' })
  count!: number;

  @Field(() => [WebhookDelivery], {
    description:
      'The new ones, the first 100: of one attempt each, with the webhook-id and the bytes of before.',
    complexity: 100,
  })
  deliveries!: WebhookDelivery[];

  @Field(() => [ID], {
    description: 'Those of `deliveryIds` that are not there, or whose endpoints were deleted.',
  })
  notFoundIds!: string[];
}

@ObjectType({ description: 'What has happened to the deliveries that are watched.' })
export class WebhookDeliveriesUpdate {
  @Field(() => WebhookDelivery, { nullable: true, description: 'As it is now, if it is there.' })
  delivery!: WebhookDelivery | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a delivery that is told of no more; it may be one that was never told.',
  })
  deletedId!: string | null;

  @Field(() => String, cursor)
  cursor!: string;

  @Field(() => Boolean, isCaughtUp)
  isCaughtUp!: boolean;
}

@ArgsType()
export class WebhookDeliveriesUpdatedArgs {
  @Field(() => ID, { nullable: true, description: 'Only what is sent to this endpoint. Default: all.' })
  endpointId?: string | null;

  @Field(() => String, after)
  after?: string | null;
}

@ArgsType()
export class WebhookPreviewArgs {
  @Field(() => WebhookEventType, { description: 'What would be told of.' })
  type!: WebhookEventType;

  @Field(() => String, { nullable: true, description: `${payload} Default: ids and states.` })
  payload?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Of one of the viewer's objects of that kind. Default: the newest, or a made-up one where there is none.",
  })
  id?: string | null;
}

@ObjectType({ description: 'What would be sent.' })
export class WebhookPreview {
  @Field(() => String, { description: 'JSON, as it would be signed and sent.' })
  body!: string;

  @Field(() => Int, { description: 'Of it in UTF-8.' })
  bytes!: number;

  @Field(() => Boolean, {
    description: 'Whether it is the default, as no payload was given or what it makes is too much.',
  })
  isDefault!: boolean;
}

@ObjectType({ description: 'The new endpoint.' })
export class CreateWebhookEndpointPayload {
  @Field(() => WebhookEndpoint, { description: `One of at most ${maxWebhookEndpoints}.` })
  endpoint!: WebhookEndpoint;

  @Field(() => String, {
    description: 'With which it is signed, as Standard Webhooks has it: whsec_… Shown this once.',
  })
  secret!: string;
}

@ObjectType({ description: 'The endpoint that was changed.' })
export class UpdateWebhookEndpointPayload {
  @Field(() => WebhookEndpoint, { description: 'As it is now.' })
  endpoint!: WebhookEndpoint;
}

@ObjectType({ description: 'The endpoint that was deleted.' })
export class DeleteWebhookEndpointPayload {
  @Field(() => ID, {
    description: 'Nothing is sent to it any more. What was stays in the list of deliveries.',
  })
  deletedId!: string;
}

@ObjectType({ description: 'The endpoint with its new secret.' })
export class RotateWebhookSecretPayload {
  @Field(() => WebhookEndpoint, { description: 'As it is now.' })
  endpoint!: WebhookEndpoint;

  @Field(() => String, { description: 'The new one, shown this once.' })
  secret!: string;
}

const statuses = {
  nullable: true,
  description: 'Only those of these statuses; of an empty list none. Default: all.',
} as const;

@ArgsType()
export class EndpointDeliveriesArgs extends PageArgs {
  @Field(() => [JobStatus], statuses)
  statuses?: JobStatus[] | null;
}

@ArgsType()
export class WebhookDeliveriesArgs extends EndpointDeliveriesArgs {
  @Field(() => [WebhookEventType], {
    nullable: true,
    description: 'Only those of events of these types; of an empty list none. Default: all.',
  })
  types?: WebhookEventType[] | null;
}
