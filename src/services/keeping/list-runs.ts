import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import { PurgeRun } from '../../schema/purge-run.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** Newest first; those of the last PURGE_LOG. */
export function listRuns(ctx: Context, page: PageRequest): Promise<Connection<PurgeRun>> {
  return readPage(ctx, PurgeRun, {}, page);
}
