import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What all processes know of a host that pictures are fetched from: services/fetch/seat.ts. Not part of the API. */
@Entity()
export class FetchHost {
  /** A name as it was written, or an address. */
  @PrimaryKey({ type: 'text' })
  host!: string;

  /** Before this no further fetch from it begins. */
  @Property({ type: 'timestamptz', length: 3 })
  nextAt!: Date;

  /** It has said when it wants to be asked again; null for a host that has not. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  blockedUntil!: Date | null;

  /** Of each job that fetches from it: when its seat is free again at the latest, in seconds since 1970. */
  @Property({ type: 'json', default: '{}' })
  seats!: Record<string, number>;
}
