/**
 * The role the program works as. The one a cluster is made with is its superuser and could, by a hole in a query, run
 * programs on the server and read its files; this one owns the database and nothing else. It is made at start, also where
 * an earlier version worked as superuser: what that one made is handed over. docs/decisions/database-owner.md
 */
import { createHmac } from 'node:crypto';
import pg from 'pg';

export const ownerName = 'pasteup_owner';

/** Whoever may know the superuser's password needs no other; from this one nobody learns that. */
export function deriveOwnerPassword(superuserPassword: string): string {
  return createHmac('sha256', superuserPassword).update(ownerName).digest('base64url');
}

/** P and B in ASCII, see postgres.ts. */
const takeTurn = 'SELECT pg_advisory_xact_lock(80, 66)';

/**
 * Makes the owner unless there is one, and gives it the database and all in it that is the superuser's. Whole or not at
 * all, and as often as one likes. Throws what pg does.
 */
export async function ensureOwner(superuser: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...superuser, application_name: 'pasteup owner' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN');
    await client.query(takeTurn);
    const password = client.escapeLiteral(deriveOwnerPassword(client.password ?? ''));
    const { rows } = await client.query<{ statement: string }>(findStatements, [ownerName, password]);
    for (const { statement } of rows) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * What is still to be done, in this order; of a database that is as it should be, nothing. REASSIGN OWNED refuses for the
 * first role of a cluster.
 */
const findStatements = `
  WITH space AS (
    SELECT oid, nspname, nspowner FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  ), extra AS (
    SELECT objid FROM pg_depend WHERE deptype = 'e'
  ), found (kind, name) AS (
    SELECT 'DATABASE', quote_ident(datname) FROM pg_database
      WHERE datname = current_database() AND datdba = current_user::regrole
    UNION ALL
    SELECT 'SCHEMA', quote_ident(nspname) FROM space WHERE nspowner = current_user::regrole
    UNION ALL
    SELECT 'TABLE', oid::regclass::text FROM pg_class
      WHERE relowner = current_user::regrole AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        AND relnamespace IN (SELECT oid FROM space)
        -- The counter of a column goes with its table.
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND relkind = 'S' AND deptype IN ('a', 'i'))
    UNION ALL
    SELECT 'ROUTINE', oid::regprocedure::text FROM pg_proc
      WHERE proowner = current_user::regrole AND pronamespace IN (SELECT oid FROM space)
        AND oid NOT IN (SELECT objid FROM extra)
    UNION ALL
    SELECT 'TYPE', oid::regtype::text FROM pg_type
      WHERE typowner = current_user::regrole AND typnamespace IN (SELECT oid FROM space)
        AND (typtype IN ('e', 'd', 'r') OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
        AND oid NOT IN (SELECT objid FROM extra)
  )
  SELECT format('CREATE ROLE %I LOGIN PASSWORD %s', $1::text, $2::text) AS statement
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)
  UNION ALL
  SELECT format('ALTER %s %s OWNER TO %I', kind, name, $1) FROM found`;
