import { Migration } from '@mikro-orm/migrations';

/** Uploads that await their bytes are counted before another is begun. */
export class AwaitedUploads extends Migration {
  override up(): void {
    this.addSql(`create index image_awaited_index on image (account_id) where state = 'AWAITING_UPLOAD'`);
  }
}
