import type { TestApp } from '../app.ts';
import { runSql } from '../sql.ts';

const tables = [
  'image',
  'gallery',
  'gallery_link',
  'stored_object',
  'purge_receipt',
  'job',
  'pending_upload',
  'mask',
];
const words = 'The database has died.';

/**
 * Whoever changes one of these tables counts down, and who comes to nought fails. A sequence counts, as what it has counted
 * is not rolled back: what is tried again is not hit a second time.
 */
export async function plantCrash(
  app: TestApp,
): Promise<(statement: number, work: () => Promise<unknown>) => Promise<void>> {
  await runSql(app, 'create sequence crash_at minvalue -1000');
  await runSql(
    app,
    `create function crash() returns trigger language plpgsql as $$ begin
       if nextval('crash_at') = 0 then raise exception '${words}'; end if;
       return null;
     end $$`,
  );
  for (const table of tables)
    await runSql(
      app,
      `create trigger crash before insert or update or delete on ${table} for each statement execute function crash()`,
    );
  return async (statement, work) => {
    await runSql(app, "select setval('crash_at', $1)", [-statement]);
    try {
      await work();
    } catch (error) {
      if (!`${error}`.includes(words) && !`${error}`.includes('"code":"INTERNAL_SERVER_ERROR"')) throw error;
    } finally {
      await runSql(app, "select setval('crash_at', 1)");
    }
  };
}
