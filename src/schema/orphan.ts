import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** An object in the storage that no row knows. The sweep writes it down, and deletes it when a week has passed. Not part of the API. */
@Entity()
export class Orphan {
  @PrimaryKey({ type: 'text' })
  key!: string;

  /** Since when it has been seen without a row, by every sweep. */
  @Index()
  @Property({ type: 'timestamptz', length: 3 })
  since!: Date;

  /** The begin of the last sweep that saw it so. */
  @Property({ type: 'timestamptz', length: 3 })
  seenAt!: Date;
}
