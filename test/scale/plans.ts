import type { TestApp } from '../app.ts';
import { runSql } from '../sql.ts';

/** A statement as the database ran it, and what it cost. Statements inside triggers are told like any others. */
export interface Ran {
  sql: string;
  ms: number;
  /** Pages looked at. */
  buffers: number;
  /** The most rows one node read from a table that grows, those it threw away included. */
  rows: number;
  /** The most rows one node read in vain. */
  removed: number;
  /** Tables that were read from their first page to their last. */
  scanned: string[];
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

const growing = ['image', 'job', 'rendition', 'row_change', 'stored_object'];
const pattern = /^duration: ([\d.]+) ms\s+plan:\s*(\{.*\})$/s;

/** From the next connection on the database explains every statement to whoever ran it. */
export async function explainAll(databaseUrl: string, settings: Record<string, string> = {}): Promise<void> {
  const all = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
    jit: 'off',
    ...settings,
  };
  const name = new URL(databaseUrl).pathname.slice(1);
  for (const [setting, value] of Object.entries(all))
    await runSql({ databaseUrl }, `alter database ${name} set ${setting} = '${value}'`);
}

interface PoolClient {
  on(event: 'notice', listener: (notice: { message?: string }) => void): void;
}

/** What the app's own connections run from now on, of the tables that grow. `take` empties it. */
export async function recordPlans(app: TestApp): Promise<{ take(): Ran[] }> {
  let all: Ran[] = [];
  const connection = app.contexts.forSystem().em.getConnection() as unknown as {
    getNativeClient(): Promise<{
      _clients: PoolClient[];
      on(event: 'connect', listener: (client: PoolClient) => void): void;
    }>;
  };
  const pool = await connection.getNativeClient();
  const listen = (client: PoolClient) =>
    client.on('notice', ({ message = '' }) => {
      const [, ms, json] = pattern.exec(message) ?? [];
      if (json) all.push(describe(Number(ms), json));
    });
  for (const client of pool._clients) listen(client);
  pool.on('connect', listen);
  return {
    take() {
      const taken = all;
      all = [];
      return taken;
    },
  };
}

function describe(ms: number, json: string): Ran {
  const { 'Query Text': sql, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: Node };
  const nodes = listNodes(plan).filter((node) => growing.includes(node['Relation Name'] ?? ''));
  return {
    sql,
    ms,
    buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    rows: Math.max(0, ...nodes.map(countRows)),
    removed: Math.max(0, ...nodes.map((node) => node['Rows Removed by Filter'] ?? 0)),
    scanned: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? `${node['Relation Name']}` : [])),
  };
}

function listNodes(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}

function countRows(node: Node): number {
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}
