import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How long an account's line before a host is: services/fetch/reserve-starts.ts. Not part of the API. */
@Entity()
export class FetchLine {
  @PrimaryKey({ type: 'text' })
  accountId!: string;

  @PrimaryKey({ type: 'text' })
  host!: string;

  /** When the next that joins it may begin. */
  @Property({ type: 'timestamptz', length: 3 })
  nextAt!: Date;
}
