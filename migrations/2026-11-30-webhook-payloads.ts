import { Migration } from '@mikro-orm/migrations';

/** What an endpoint is sent may be chosen: a fragment on WebhookEvent. */
export class WebhookPayloads extends Migration {
  override up(): void {
    this.addSql('alter table webhook_endpoint add column payload text null');
  }
}
