import { Migration } from '@mikro-orm/migrations';

/** Whoever watches an account is told when what it holds has changed: docs/decisions/account-usage.md. */
export class ToldUsage extends Migration {
  override up(): void {
    // As events/topics.ts packs a change of this topic, on the channel of events/announce.ts.
    this.addSql(`
      create function tell_usage() returns trigger language plpgsql as $$
        begin
          perform pg_notify('pasteup', json_build_array(json_build_array('account', new.account_id))::text);
          return null;
        end $$`);
    this.addSql(
      'create trigger tell_usage after update on account_usage for each row execute function tell_usage()',
    );
  }
}
