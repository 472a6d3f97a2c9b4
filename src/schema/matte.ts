import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Image } from './image.ts';

/** A model's answer for an image, kept so that a second recipe does not ask the model again. Not part of the API. */
@Entity()
export class ImageMatte {
  @ManyToOne(() => Image, { mapToPk: true, primary: true, fieldName: 'image_id', deleteRule: 'cascade' })
  imageId!: string;

  /** name@version */
  @PrimaryKey({ type: 'text' })
  model!: string;

  /** Side of the square grid, in cells. */
  @Property({ type: 'int' })
  size!: number;

  /** Key of the stored object: size × size bytes of coverage. */
  @Property({ type: 'text' })
  key!: string;
}
