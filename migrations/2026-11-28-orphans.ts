import { Migration } from '@mikro-orm/migrations';

/** Objects without a row are written down for a week before they are deleted. */
export class Orphans extends Migration {
  override up(): void {
    this.addSql(
      'create table orphan (key text not null primary key, since timestamptz(3) not null, seen_at timestamptz(3) not null)',
    );
    this.addSql('create index orphan_since_index on orphan (since)');
  }
}
