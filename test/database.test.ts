import { expect, test } from 'vitest';
import { openDatabase } from '../src/database.ts';
import { createTestDatabase } from './database.ts';

test('the migrations make the tables that the classes describe', async () => {
  const database = await createTestDatabase();
  const orm = await openDatabase(database);
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  await orm.close();
  await database.drop();
});
