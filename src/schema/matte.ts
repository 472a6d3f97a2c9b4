import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Image } from './image.ts';
import type { MatteQuality } from './recipe.ts';

/** RAW: rembg's, which is also that of all recipes from before there were qualities. */
export type MatteKind = 'RAW' | MatteQuality;

/** Where a model found the subject of an image, kept so that a second recipe does not ask it again. Not part of the API. */
@Entity()
export class ImageMatte {
  @ManyToOne(() => Image, { mapToPk: true, primary: true, fieldName: 'image_id', deleteRule: 'cascade' })
  imageId!: string;

  /** name@version */
  @PrimaryKey({ type: 'text' })
  model!: string;

  /** With its version, from the second on: services/recipe/matte-kind.ts. */
  @PrimaryKey({ type: 'text' })
  kind!: string;

  /** Of the grid over the picture, cells. */
  @Property({ type: 'int' })
  width!: number;

  @Property({ type: 'int' })
  height!: number;

  /** Of the finer grid on which the edge was solved, cells; null where it was not. */
  @Property({ type: 'int', nullable: true })
  solvedWidth!: number | null;

  @Property({ type: 'int', nullable: true })
  solvedHeight!: number | null;

  /** As `Rendition.agreement`. */
  @Property({ type: 'double', nullable: true })
  agreement!: number | null;

  /** Key of the stored object: width × height bytes of coverage, and after them those of the solved edge. */
  @Property({ type: 'text' })
  key!: string;
}
