import { Migration } from '@mikro-orm/migrations';

/** Whoever has what an account holds twice, by a query and by a subscription, knows which is the newer. */
export class UsageRevisions extends Migration {
  override up(): void {
    this.addSql('alter table account_usage add column updated_at timestamptz(3) not null default now()');
    this.addSql('alter table account_usage add column revision int not null default 1');
    this.addSql(
      'create trigger rise_revision before update on account_usage for each row execute function rise_revision()',
    );
  }
}
