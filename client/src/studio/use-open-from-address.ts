import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { type Client, useClient } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { RenditionResult } from '../image/rendition-result.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { RecipeCorrections } from '../recipe/corrections.ts';
import type { Studio } from './studio.ts';
import { useStudio } from './studio-feature.ts';

const StudioOpening = graphql(`
  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {
    image(id: $imageId) {
      id
      filename
    }
    nodes(ids: $renditionIds) {
      __typename
      ... on Rendition {
        ...RenditionResult
        recipe {
          ...RecipeCorrections
        }
      }
    }
  }
`);

/** Opens what image/studio-path.ts names in the address, which then goes from it: a reload does not open it again. */
export function useOpenFromAddress() {
  const [params, setParams] = useSearchParams();
  const client = useClient();
  const studio = useStudio();
  const imageId = params.get('image');
  const renditionId = params.get('rendition');
  useEffect(() => {
    if (!imageId) return;
    let isWanted = true;
    void findPicture(client, imageId, renditionId).then((found) => {
      if (!isWanted) return;
      setParams({}, { replace: true });
      if (found.problem) notifyProblem(found.problem);
      else studio.openImage(found);
    });
    return () => {
      isWanted = false;
    };
  }, [imageId, renditionId, client, studio, setParams]);
}

type Found = { problem: Problem } | (Parameters<Studio['openImage']>[0] & { problem?: undefined });

async function findPicture(client: Client, imageId: string, renditionId: string | null): Promise<Found> {
  const renditionIds = renditionId ? [renditionId] : [];
  const { data, error } = await client.query(StudioOpening, { imageId, renditionIds }).toPromise();
  if (error) return { problem: problemOfRequest(error) };
  const { image, nodes } = data ?? {};
  if (!image) return { problem: { code: 'NOT_FOUND', params: {} } };
  const [rendition] = nodes ?? [];
  const { id, filename } = image;
  if (rendition?.__typename !== 'Rendition') return { id, filename };
  const { recipe } = readFragment(RenditionResult, rendition);
  return { id, filename, recipe: { ...recipe, ...readFragment(RecipeCorrections, rendition.recipe) } };
}
