import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { CollageLiveFragment } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { CollageLive } from './collage-live.ts';
import { type Shape, shapes } from './shape.ts';
import type { Places } from './step.ts';

const PlaceItems = graphql(`
  mutation PlaceItems($input: PlaceItemsInput!) {
    answer: placeItems(input: $input) {
      collage {
        ...CollageLive
      }
    }
  }
`);

const UnpinItems = graphql(`
  mutation UnpinItems($input: UnpinItemsInput!) {
    answer: unpinItems(input: $input) {
      collage {
        ...CollageLive
      }
    }
  }
`);

const ShuffleCollage = graphql(`
  mutation ShuffleCollage($input: ShuffleCollageInput!) {
    answer: shuffleCollage(input: $input) {
      collage {
        ...CollageLive
      }
    }
  }
`);

export type Arranged = { collage: CollageLiveFragment } | { problem: Problem };

export interface Arranging {
  wishlistId: string;
  shape: Shape;
}

/** With a base, pieces that somebody has placed since then are not placed: CONFLICT. */
export async function placeItems(
  client: Client,
  { wishlistId, shape }: Arranging,
  { places, baseRevision }: { places: Places; baseRevision: number | null },
): Promise<Arranged> {
  const input = {
    wishlistId,
    aspect: shapes[shape].aspect,
    places: Object.entries(places).map(([itemId, { x, y, width, rotation, z }]) => ({
      itemId,
      placement: { x, y, width, rotation, z },
    })),
    baseRevision,
  };
  const { data, error } = await client.mutation(PlaceItems, { input }).toPromise();
  return answerOf(data, error);
}

export async function unpinItems(
  client: Client,
  { wishlistId, shape }: Arranging,
  ids: readonly string[] | null,
): Promise<Arranged> {
  const input = { wishlistId, aspect: shapes[shape].aspect, itemIds: ids && [...ids] };
  const { data, error } = await client.mutation(UnpinItems, { input }).toPromise();
  return answerOf(data, error);
}

export async function shuffleCollage(
  client: Client,
  { wishlistId, shape }: Arranging,
  seed: number,
): Promise<Arranged> {
  const input = { wishlistId, aspect: shapes[shape].aspect, seed };
  const { data, error } = await client.mutation(ShuffleCollage, { input }).toPromise();
  return answerOf(data, error);
}

interface Answer {
  answer: { collage: Parameters<typeof readCollage>[0] } | null;
}

type RequestError = Parameters<typeof problemOfRequest>[0];

function answerOf(data: Answer | undefined, error: RequestError | undefined): Arranged {
  if (data?.answer) return { collage: readCollage(data.answer.collage) };
  return { problem: error ? problemOfRequest(error) : { code: 'INTERNAL_SERVER_ERROR', params: {} } };
}

const readCollage = (collage: { ' $fragmentRefs'?: { CollageLiveFragment: CollageLiveFragment } }) =>
  readFragment(CollageLive, collage);
