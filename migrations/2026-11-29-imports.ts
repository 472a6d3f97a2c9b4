import { Migration } from '@mikro-orm/migrations';

/** An image may be there before its bytes are: docs/decisions/remote.md. */
export class Imports extends Migration {
  override up(): void {
    this.addSql('alter table image add column source_url text null');
  }
}
