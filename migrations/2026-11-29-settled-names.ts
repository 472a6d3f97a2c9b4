import { Migration } from '@mikro-orm/migrations';

/** The names of before the contract was settled. Failures keep their figures as an object, numbers as numbers; times are whole milliseconds. */
export class SettledNames extends Migration {
  override up(): void {
    // Nothing has changed for those who read them.
    for (const table of ['image', 'job']) this.addSql(`alter table ${table} disable trigger rise_revision`);
    this.addSql('alter table image rename column state to status');
    this.addSql('alter table image rename column public to has_public_urls');
    this.addSql('drop index image_awaited_index');
    this.addSql(`update image set status = 'AWAITING_BYTES' where status = 'AWAITING_UPLOAD'`);
    this.addSql(`create index image_awaited_index on image (account_id) where status = 'AWAITING_BYTES'`);
    this.addSql(`
      create function settle_failure(failure jsonb) returns jsonb language sql immutable as $$
        select jsonb_build_object(
          'code', failure->'code',
          'message', failure->'message',
          'isRetryable', failure->'retryable',
          'params', coalesce(
            (select jsonb_object_agg(
               param->>'name',
               case when param->>'value' ~ '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$'
                 then to_jsonb((param->>'value')::numeric) else param->'value' end)
             from jsonb_array_elements(failure->'params') param),
            '{}'))
      $$`);
    this.addSql('update image set rejection = settle_failure(rejection) where rejection is not null');
    this.addSql('update job set error = settle_failure(error) where error is not null');
    this.addSql('drop function settle_failure(jsonb)');
    this.addSql(`
      update job set metrics = jsonb_set(metrics, '{stages}',
        (select jsonb_agg(jsonb_set(timing, '{ms}', to_jsonb(round((timing->>'ms')::numeric))) order by nr)
         from jsonb_array_elements(metrics->'stages') with ordinality as timings (timing, nr)))
      where jsonb_array_length(metrics->'stages') > 0`);
    for (const table of ['image', 'job']) this.addSql(`alter table ${table} enable trigger rise_revision`);
  }
}
