import { expect, test } from 'vitest';
import { openDatabase } from '../src/database.ts';
import { createTestDatabase } from './database.ts';
import { runSql } from './sql.ts';

test('the migrations make the tables that the classes describe', async () => {
  const database = await createTestDatabase();
  const orm = await openDatabase(database);
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  await orm.close();
  await database.drop();
});

test('no trigger joins what a statement has changed: the plan of one row is kept for ten thousand', async () => {
  const database = await createTestDatabase();
  const joining = await runSql(
    { databaseUrl: database.url },
    "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ '(old|new)_rows join|join (old|new)_rows'",
  );
  expect(joining).toEqual([]);
  await database.drop();
});
