import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Account } from './account.ts';
import { Collage } from './collage.ts';
import { ImageFormat } from './recipe.ts';

/** A collage as a file: of one revision, width and format. Its bytes are the stored object of its key. Not part of the API. */
@Entity()
export class CollagePicture {
  @PrimaryKey({ type: 'text' })
  key!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  /** Null once its wishlist is purged, or its account. */
  @Index()
  @ManyToOne(() => Collage, {
    mapToPk: true,
    fieldName: 'collage_id',
    nullable: true,
    deleteRule: 'set null',
  })
  collageId!: string | null;

  /** Of the collage that it shows. */
  @Property({ type: 'int' })
  revision!: number;

  /** Pixels. */
  @Property({ type: 'int' })
  width!: number;

  @Property({ type: 'text' })
  format!: ImageFormat;

  @Property({ type: 'text' })
  mimeType!: string;

  /** When another revision took its place: a day later it is removed. */
  @Index()
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  staleAt!: Date | null;

  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;
}
