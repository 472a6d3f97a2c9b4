import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Account } from './account.ts';

/**
 * What an account holds. Every account has its row; triggers of the tables that are counted keep it, in the transaction
 * that changes them, so it is only ever read here. Not part of the API.
 */
@Entity()
export class AccountUsage {
  @ManyToOne(() => Account, { mapToPk: true, primary: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  /** Those that are not deleted; what has expired stays counted until it is purged. */
  @Property({ type: 'int', default: 0 })
  images!: number;

  /** Of all stored objects; deleted ones until they are purged. */
  @Property({ type: 'double', default: 0 })
  storedBytes!: number;

  @Property({ type: 'int', default: 0 })
  queuedJobs!: number;

  @Property({ type: 'int', default: 0 })
  runningJobs!: number;

  /** Kept by a trigger, like the revision. */
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;
}
