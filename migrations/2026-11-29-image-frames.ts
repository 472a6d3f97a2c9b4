import { Migration } from '@mikro-orm/migrations';

/** Work on an animation is weighed by its frames. Of pictures that are there already nobody knows how many they have. */
export class ImageFrames extends Migration {
  override up(): void {
    this.addSql('alter table image add column frames int null');
  }
}
