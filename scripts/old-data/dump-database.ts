import type pg from 'pg';

/** The tables of an installation, what they hold, and the keys that keep it together, as SQL for an empty database. */
export async function dumpDatabase(sql: pg.Client, queueSchema: string): Promise<string> {
  const tables = await readTables(sql, 'public');
  const constraints = await readColumn(sql, constraintsQuery);
  const indexes = await readColumn(sql, indexesQuery);
  const counters = await readColumn(sql, countersQuery);
  const queued = [
    // A queue may name another one as its dead-letter queue, which has to be there then.
    await dumpRows(sql, 'pgboss.queue', { order: 'dead_letter nulls first, name' }),
    await dumpRows(sql, 'pgboss.job', { where: "state < 'completed'", order: 'name, created_on, id' }),
  ];
  const rows = [];
  for (const table of tables) rows.push(await dumpRows(sql, table.name));
  const parts = [
    tables.map(({ create }) => create),
    rows,
    counters,
    constraints,
    indexes,
    [queueSchema.trim()],
    queued,
  ];
  return `${parts.flat().filter(Boolean).join('\n')}\n`;
}

async function readTables(sql: pg.Client, schema: string): Promise<{ name: string; create: string }[]> {
  const { rows } = await sql.query(
    `select format('%I', relname) as name,
       format('create table %I (%s);', relname, string_agg(format('%I %s%s%s', attname,
         -- The database makes the sequence of a serial column with it.
         case when pg_get_expr(adbin, adrelid) like 'nextval%' then 'serial' else format_type(atttypid, atttypmod) end,
         case when pg_get_expr(adbin, adrelid) not like 'nextval%' then ' default ' || pg_get_expr(adbin, adrelid) end,
         case when attnotnull then ' not null' end), ', ' order by attnum)) as create
     from pg_class
       join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
       left join pg_attrdef on adrelid = pg_class.oid and adnum = attnum
     where relkind = 'r' and relnamespace = $1::regnamespace
     group by relname order by relname`,
    [schema],
  );
  return rows;
}

/** Those that others refer to come first. */
const constraintsQuery = `
  select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
  from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'c', 'f')
  order by contype = 'f', conrelid::regclass::text, conname`;

const indexesQuery = `
  select pg_get_indexdef(indexrelid) || ';' as line from pg_index
  where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
    and not exists (select from pg_constraint where conindid = indexrelid)
  order by indexrelid::regclass::text`;

/** Rows that are inserted with their numbers leave the counter of a serial column where it was. */
const countersQuery = `
  select format('select setval(%L, (select max(%I) from %s));', pg_get_serial_sequence(attrelid::regclass::text, attname),
    attname, attrelid::regclass) as line
  from pg_attribute join pg_class on pg_class.oid = attrelid
  where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0
    and pg_get_serial_sequence(attrelid::regclass::text, attname) is not null`;

async function readColumn(sql: pg.Client, query: string): Promise<string[]> {
  return (await sql.query<{ line: string }>(query)).rows.map(({ line }) => line);
}

/** One insert of all rows, or nothing if there are none. */
async function dumpRows(
  sql: pg.Client,
  table: string,
  { where = 'true', order = '1' }: { where?: string; order?: string } = {},
): Promise<string> {
  const columns = await readColumn(
    sql,
    `select format('%I', attname) as line from pg_attribute
     where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  const values = columns.map((column) => `quote_nullable(${column}::text)`).join(', ');
  const rows = await readColumn(
    sql,
    `select '(' || concat_ws(', ', ${values}) || ')' as line from ${table} where ${where} order by ${order}`,
  );
  return rows.length > 0 ? `insert into ${table} (${columns.join(', ')}) values\n${rows.join(',\n')};` : '';
}
