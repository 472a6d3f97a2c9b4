import { type EntityManager, raw } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { Mask } from '../schema/mask.ts';
import { MaskStroke } from '../schema/mask-stroke.ts';
import { MaskVersion } from '../schema/mask-version.ts';
import { createLoader } from './create-loader.ts';

export interface NumberedMask {
  maskId: string;
  number: number;
}

/** A part of a list that a mask has: the first, or those behind a number. */
export interface Part {
  limit: number;
  behind: number | null;
}

export interface MaskLoaders {
  /** Masks that are there. */
  mask: DataLoader<string, Mask | null>;
  maskVersion: DataLoader<NumberedMask, MaskVersion | null, string>;
  /** Newest first. */
  maskVersionsOf: DataLoader<Part & { maskId: string }, MaskVersion[], string>;
  /** Those of a version, in drawing order. */
  strokesOf: DataLoader<Part & NumberedMask, MaskStroke[], string>;
}

const cacheKeyFn = (key: object) => JSON.stringify(key);

/** The same part of many masks, of whatever version each, is one statement, in which the index finds each mask's own. */
export function createMaskLoaders(em: EntityManager): MaskLoaders {
  return {
    mask: createLoader(
      async (ids) => em.find(Mask, { id: { $in: ids } }, { disableIdentityMap: true }),
      (mask) => mask.id,
    ),
    maskVersion: new DataLoader<NumberedMask, MaskVersion | null, string>(
      async (keys) => {
        const pairs = 'select * from unnest(?::text[], ?::int[])';
        const rows = await em.find(
          MaskVersion,
          whereIn((alias) => `(${alias}.mask_id, ${alias}.number) in (${pairs})`, listPairs(keys)),
          { disableIdentityMap: true },
        );
        const found = new Map(rows.map((row) => [`${row.maskId} ${row.number}`, row]));
        return keys.map(({ maskId, number }) => found.get(`${maskId} ${number}`) ?? null);
      },
      { cacheKeyFn },
    ),
    maskVersionsOf: createPartLoader(async (keys, { limit, behind }) => {
      const parts = `select mask.id, part.number from unnest(?::text[]) mask (id) cross join lateral (
        select number from mask_version where mask_id = mask.id ${behind === null ? '' : 'and number < ?'}
        order by number desc limit ?) part`;
      const ids = `{${keys.map(({ maskId }) => maskId).join(',')}}`;
      const rows = await em.find(
        MaskVersion,
        whereIn(
          (alias) => `(${alias}.mask_id, ${alias}.number) in (${parts})`,
          [ids, ...(behind === null ? [] : [behind]), limit],
        ),
        { orderBy: { number: 'desc' }, disableIdentityMap: true },
      );
      return keys.map(({ maskId }) => rows.filter((row) => row.maskId === maskId));
    }),
    strokesOf: createPartLoader(async (keys, { limit, behind }) => {
      const parts = await em.execute<{ at: number; id: string }[]>(
        `select (mask.at - 1)::int as at, part.id from unnest(?::text[], ?::int[]) with ordinality mask (id, version, at)
         cross join lateral (
           select id from mask_stroke where mask_id = mask.id and added_in <= mask.version
             and (removed_in is null or removed_in > mask.version) ${behind === null ? '' : 'and ordinal > ?'}
             order by ordinal limit ?) part`,
        [...listPairs(keys), ...(behind === null ? [] : [behind]), limit],
      );
      const ids = [...new Set(parts.map(({ id }) => id))];
      const rows = await em.find(
        MaskStroke,
        { id: { $in: ids } },
        { orderBy: { ordinal: 'asc' }, disableIdentityMap: true },
      );
      const asked = Map.groupBy(parts, ({ at }) => at);
      return keys.map((_key, at) => {
        const own = new Set(asked.get(at)?.map(({ id }) => `${id}`));
        return rows.filter(({ id }) => own.has(`${id}`));
      });
    }),
  };
}

const listPairs = (keys: readonly NumberedMask[]) => [
  `{${keys.map(({ maskId }) => maskId).join(',')}}`,
  `{${keys.map(({ number }) => number).join(',')}}`,
];

function whereIn(condition: (alias: string) => string, values: readonly unknown[]) {
  return { [raw(condition, values as never)]: [] } as never;
}

function createPartLoader<Key extends Part, Row>(
  fetch: (keys: Key[], part: Part) => Promise<Row[][]>,
): DataLoader<Key, Row[], string> {
  return new DataLoader<Key, Row[], string>(
    async (keys) => {
      const found = new Map<Key, Row[]>();
      for (const group of Map.groupBy(keys, ({ limit, behind }) => `${limit} ${behind}`).values()) {
        const rows = await fetch(group, group[0]!);
        for (const [i, key] of group.entries()) found.set(key, rows[i]!);
      }
      return keys.map((key) => found.get(key) ?? []);
    },
    { cacheKeyFn },
  );
}
