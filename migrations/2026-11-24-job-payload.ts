import { Migration } from '@mikro-orm/migrations';

/** What a job is told becomes one document of its kind's own form; today's kinds have a recipe in it, or nothing. */
export class JobPayload extends Migration {
  override up(): void {
    this.addSql(`alter table job add column payload jsonb not null default '{}'`);
    this.addSql(`update job set payload = jsonb_build_object('recipe', recipe) where recipe is not null`);
    this.addSql('alter table job drop column recipe');
    this.addSql('alter table job add column request_id text');
  }
}
