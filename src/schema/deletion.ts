import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';

/**
 * That an image or a job is there no more, for whoever comes later and goes on behind a cursor: kept for a day. Triggers
 * write it. An image that was restored since has its row here still; what is told is what its own row says. Not part of
 * the API.
 */
@Entity()
@Index({ properties: ['accountId', 'changedXid'] })
@Index({ properties: ['deletedAt'] })
export class Deletion {
  /** Of the image or the job. */
  @PrimaryKey({ type: 'text' })
  id!: string;

  /** Not a reference: it outlives its account. */
  @Property({ type: 'text' })
  accountId!: string;

  @Property({ type: 'text' })
  kind!: 'Image' | 'Job';

  @Property({ type: 'string', columnType: 'xid8', defaultRaw: 'pg_current_xact_id()' })
  changedXid!: Opt<string>;

  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'clock_timestamp()' })
  deletedAt!: Opt<Date>;
}
