import { type FilterQuery, type FindOptions, raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { defaultPageSize, maxPageSize } from '../../config/page-size.ts';
import type { Context } from '../../context/context.ts';
import type { ListLoader } from '../../context/loaders.ts';
import { AppError, badInput } from '../../errors.ts';
import type { Connection } from '../../schema/connection.ts';
import { parseId } from '../../schema/id.ts';

/** Postgres knows no year 0, which a date may have. */
const cursorSchema = z.tuple([
  z.iso.datetime().refine((time) => Date.parse(time) > 0),
  z.string().refine((id) => parseId(id) !== null),
]);

interface Listed {
  id: string;
  createdAt: Date;
}

export interface PageRequest {
  /** 1 to 100; null stands for the default. */
  first?: number | null;
  after?: string | null;
}

export interface ListOptions<T> {
  filters?: Record<string, boolean>;
  /**
   * Two conditions or more of which none can be true beside another: only rows of which one of them is. Each has an index in
   * the order of the list, which an "or" of them has not, so the page is looked for among the first of each.
   */
  oneOf?: FilterQuery<T>[] | null;
}

/** One page of the viewer's rows, newest first by (createdAt, id). BAD_USER_INPUT for a count or cursor that is none. */
export async function readPage<T extends Listed>(
  ctx: Context,
  entity: new () => T,
  where: FilterQuery<NoInfer<T>>,
  { first: asked, after }: PageRequest,
  { filters = {}, oneOf }: ListOptions<NoInfer<T>> = {},
): Promise<Connection<T>> {
  const first = checkFirst(asked);
  const page: Page = { orderBy: { createdAt: 'desc', id: 'desc' }, limit: first + 1, filters };
  const listed = after != null ? { $and: [where, behind(decodeCursor(after))] } : where;
  const found = oneOf ? { id: { $in: await findFirst(ctx, entity, listed, page, oneOf) } } : listed;
  return buildPage(await ctx.em.find(entity, found as FilterQuery<T>, page as FindOptions<T>), first);
}

interface Page {
  orderBy: { createdAt: 'desc'; id: 'desc' };
  limit: number;
  filters: Record<string, boolean>;
}

/** The query for the ids of so many of each part as the page could need. */
async function findFirst<T extends Listed>(
  ctx: Context,
  entity: new () => T,
  where: unknown,
  { orderBy, limit, filters }: Page,
  parts: FilterQuery<T>[],
) {
  const [first, ...others] = await Promise.all(
    parts.map(async (part) => {
      const query = ctx.em.createQueryBuilder(entity as new () => Listed).select('id');
      await query.applyFilters(filters);
      return query
        .andWhere({ $and: [where, part] } as object)
        .orderBy(orderBy)
        .limit(limit);
    }),
  );
  return first!.unionAll(...others);
}

/** The same of what an image has, in one statement for all images that are asked at once. */
export async function readPageOf<T extends Listed>(
  loader: ListLoader<T>,
  imageId: string,
  { first: asked, after }: PageRequest,
): Promise<Connection<T>> {
  const first = checkFirst(asked);
  const behind = after != null ? decodeCursor(after) : null;
  return buildPage(await loader.load({ imageId, limit: first + 1, behind }), first);
}

export function checkFirst(first: number | null | undefined): number {
  const count = first ?? defaultPageSize;
  if (count < 1 || count > maxPageSize) throw badInput('first', `1 to ${maxPageSize}`, `${count}`);
  return count;
}

/**
 * Of rows that were read, one more than there are on the page if there is another behind it. `placeOf` is by what they are
 * sorted, before their id. Default: when they were made.
 */
export function buildPage<T extends Listed>(
  rows: readonly T[],
  first: number,
  placeOf: (row: T) => Date = ({ createdAt }) => createdAt,
): Connection<T> {
  return wrapPage(rows, first, (row) => encodeCursor(placeOf(row), row.id));
}

/** The same of any rows that a cursor is known of. */
export function wrapPage<T>(rows: readonly T[], first: number, cursorOf: (row: T) => string): Connection<T> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function encodeCursor(place: Date, id: string): string {
  return Buffer.from(JSON.stringify([place.toISOString(), id])).toString('base64url');
}

/** A comparison of whole rows: the index finds where they begin, while an "or" would have it read all before them. */
function behind(position: [Date, string]) {
  return { [raw((alias) => `(${alias}.created_at, ${alias}.id) < (?, ?)`, position)]: [] };
}

export function decodeCursor(cursor: string): [Date, string] {
  try {
    const [createdAt, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return [new Date(createdAt), id];
  } catch (cause) {
    throw new AppError('BAD_USER_INPUT', 'Expected "after" to be a cursor of an earlier page.', {
      params: { argument: 'after' },
      cause,
    });
  }
}
