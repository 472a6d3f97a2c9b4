import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * What an installation has made up for itself: the keys that sign URLs, newest first (sign with the first, accept all), and
 * the name by which it knows its files. Not part of the API.
 */
@Entity()
export class Secret {
  @PrimaryKey({ type: 'text' })
  name!: string;

  @Property({ type: 'text[]' })
  keys!: string[];
}
