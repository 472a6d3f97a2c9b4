import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * When an image or a job last changed, was deleted or came back, for those who ask what they have missed. Triggers write it
 * at every change but progress; a day later it is swept. events/mark.ts says how it is read. Not part of the API.
 */
@Entity()
@Index({ properties: ['accountId', 'topic', 'xid'] })
@Index({ properties: ['accountId', 'topic', 'at'] })
@Index({
  name: 'row_change_at_index',
  expression: 'create index row_change_at_index on row_change using brin (at)',
})
export class RowChange {
  /** Of the row; for who watches a gallery `<gallery>/<row>`. */
  @PrimaryKey({ type: 'text' })
  id!: string;

  /** Or the gallery it is told in; empty for what is nobody's. */
  @Property({ type: 'text' })
  accountId!: string;

  /** `image`, `job`, `gallery`, or `start`: a process began to listen. */
  @Property({ type: 'text' })
  topic!: string;

  /** The transaction that made the change. */
  @Property({ columnType: 'xid8', type: 'string' })
  xid!: string;

  /** By the database's clock. */
  @Property({ type: 'timestamptz', length: 3 })
  at!: Date;
}
