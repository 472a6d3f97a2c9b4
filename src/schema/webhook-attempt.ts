import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Failure } from './error.ts';
import { DateTime } from './scalar.ts';
import { HttpHeader } from './upload.ts';
import { WebhookDelivery } from './webhook-delivery.ts';

@Entity()
@ObjectType({ description: 'One request of a delivery, and what came of it.' })
export class WebhookAttempt {
  @ManyToOne(() => WebhookDelivery, {
    mapToPk: true,
    primary: true,
    fieldName: 'delivery_id',
    deleteRule: 'cascade',
  })
  deliveryId!: string;

  @Field(() => Int, { description: '1, 2, 3 …' })
  @PrimaryKey({ type: 'int' })
  number!: number;

  @Field(() => DateTime, { description: 'When it was sent: the header webhook-timestamp, in seconds.' })
  @Property({ type: 'timestamptz', length: 3 })
  startedAt!: Date;

  @Field(() => Int, { description: 'Milliseconds until the answer was there, or was given up.' })
  @Property({ type: 'int' })
  ms!: number;

  @Field(() => Int, { nullable: true, description: 'Of the answer; null where none came.' })
  @Property({ type: 'int', nullable: true })
  statusCode!: number | null;

  @Field(() => Failure, { nullable: true, description: 'Why it failed; null if it did not.' })
  @Property({ type: 'jsonb', nullable: true })
  error!: Failure | null;

  @Field(() => [HttpHeader], { description: 'What was sent; of the signature the beginning.' })
  @Property({ type: 'jsonb' })
  requestHeaders!: HttpHeader[];

  @Field(() => [HttpHeader], { description: 'What came; the first 30.' })
  @Property({ type: 'jsonb' })
  responseHeaders!: HttpHeader[];

  @Field(() => String, {
    nullable: true,
    description:
      'The first 4 KB of what came, as text. Null where nothing came, and for an address inside the network, as OUTBOUND_ALLOW has them.',
  })
  @Property({ type: 'text', nullable: true })
  responseBody!: string | null;
}
