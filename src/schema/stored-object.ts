import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Account } from './account.ts';
import { Image } from './image.ts';

/**
 * One object in the storage. Usage is the sum of these rows, nothing that has a tombstone is served, and an object
 * without a row is an orphan. Not part of the API.
 */
@Entity()
export class StoredObject {
  @PrimaryKey({ type: 'text' })
  key!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  /** The image whose life it shares; null for what has many originals. */
  @Index()
  @ManyToOne(() => Image, { mapToPk: true, fieldName: 'image_id', nullable: true, deleteRule: 'cascade' })
  imageId!: string | null;

  @Property({ type: 'text' })
  mimeType!: string;

  @Property({ type: 'double' })
  byteSize!: number;

  /** The tombstone: from now on the object is not served, and purge removes it. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  deletedAt!: Date | null;
}
