import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The keys that sign URLs, newest first: sign with the first, accept all. One row. Not part of the API. */
@Entity()
export class Secret {
  @PrimaryKey({ type: 'text' })
  name!: string;

  /** Base64. */
  @Property({ type: 'text[]' })
  keys!: string[];
}
