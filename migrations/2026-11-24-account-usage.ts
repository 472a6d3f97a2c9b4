import { Migration } from '@mikro-orm/migrations';

/** docs/decisions/account-usage.md says why triggers, and in which order whoever writes takes its locks. */
export class KeepAccountUsage extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** The sums that each counted table is for. */
const counted = {
  image: { images: 'count(*) filter (where deleted_at is null)' },
  stored_object: { stored_bytes: 'coalesce(sum(byte_size), 0)' },
  job: {
    queued_jobs: "count(*) filter (where status = 'QUEUED')",
    running_jobs: "count(*) filter (where status = 'RUNNING')",
  },
};

type Table = keyof typeof counted;
type Sums = Record<string, string>;

/** What a statement did to a table, by the names it gives to its rows before and after. */
const events = {
  insert: ['new_rows'],
  update: ['old_rows', 'new_rows'],
  delete: ['old_rows'],
};

type Event = keyof typeof events;

const list = (sums: Sums, write: (name: string) => string, between = ', ') =>
  Object.keys(sums).map(write).join(between);

/** Statement by statement, so that a thousand rows move a usage row once; by account id, so that two cannot deadlock. */
function createCounter(table: Table, event: Event): string[] {
  const sums: Sums = counted[table];
  const rows = events[event];
  const halves = rows.map((source) => {
    const sign = source === 'new_rows' ? '' : '-';
    const values = Object.entries(sums).map(([name, sum]) => `${sign}${sum} as ${name}`);
    return `select account_id, ${values.join(', ')} from ${source} group by account_id`;
  });
  const name = `count_${table}_${event}`;
  return [
    `create function ${name}() returns trigger language plpgsql as $$
      declare moved record;
      begin
        for moved in
          select account_id, ${list(sums, (sum) => `sum(${sum}) as ${sum}`)} from (${halves.join(' union all ')}) half
            group by account_id having ${list(sums, (sum) => `sum(${sum}) <> 0`, ' or ')}
            order by account_id
        loop
          update account_usage set ${list(sums, (sum) => `${sum} = account_usage.${sum} + moved.${sum}`)}
            where account_id = moved.account_id;
        end loop;
        return null;
      end $$`,
    `create trigger ${name} after ${event} on ${table}
      referencing ${rows.map((row) => `${row.slice(0, 3)} table as ${row}`).join(' ')}
      for each statement execute function ${name}()`,
  ];
}

const count = (table: Table) =>
  Object.values<string>(counted[table])
    .map((sum) => `(select ${sum} from ${table} where account_id = account.id)`)
    .join(', ');

const tables = Object.keys(counted) as Table[];

const statements = [
  `create table account_usage (
        account_id text not null,
        images int not null default 0,
        stored_bytes double precision not null default 0,
        queued_jobs int not null default 0,
        running_jobs int not null default 0,
        primary key (account_id)
      ) with (fillfactor = 50)`,
  'alter table account_usage add constraint account_usage_account_id_foreign foreign key (account_id) references account (id) on update cascade on delete cascade',
  `create function add_account_usage() returns trigger language plpgsql as $$
      begin
        insert into account_usage (account_id) values (new.id);
        return null;
      end $$`,
  'create trigger add_account_usage after insert on account for each row execute function add_account_usage()',
  // Nobody writes until the triggers are there, or the first count would be wrong.
  'lock table account, image, stored_object, job in share row exclusive mode',
  `insert into account_usage (account_id, ${tables.flatMap((table) => Object.keys(counted[table])).join(', ')})
      select id, ${tables.map(count).join(', ')} from account`,
  ...tables.flatMap((table) =>
    (Object.keys(events) as Event[]).flatMap((event) => createCounter(table, event)),
  ),
];
