import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { formatDuration } from '../config/duration.ts';
import { PageArgs } from './connection.ts';
import { JobStatus } from './job.ts';
import { Duration, Url } from './scalar.ts';
import { maxTextLength } from './text.ts';
import { maxWebhookEndpoints, secretOverlaps, WebhookEndpoint, WebhookStatus } from './webhook-endpoint.ts';
import { WebhookEventType } from './webhook-event.ts';

const url =
  'http or https, of a public host, without a login, at most 2048 characters. http tells everybody on the way.';
const events = 'Each of them but TEST';

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
