import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { EditorOlderRenditionsQuery, EditorRenditionFragment } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { isOfEditor, RecipeCorrections } from '../recipe/corrections.ts';
import { EditorRendition } from './editor-documents.ts';
import { type BaseRecipe, firstBase, toBase } from './editor-recipe.ts';

const EditorOlderRenditions = graphql(`
  query EditorOlderRenditions($id: ID!, $after: String) {
    image(id: $id) {
      id
      renditions(first: 100, after: $after) {
        nodes {
          ...EditorRendition
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

interface Page {
  nodes: readonly EditorRenditionFragment[];
  /** Null after the last. */
  next: string | null;
}

const maxPages = 5;

export const isCutout = ({ recipe }: EditorRenditionFragment) =>
  Boolean(recipe.removeBackground || readFragment(RecipeCorrections, recipe).masks?.length);

/**
 * What somebody asked for last, before all that was made to be looked at here: of a picture that is worked on for long, that
 * is hundreds.
 * @param first the newest renditions
 */
export async function findBase(
  client: Client,
  imageId: string,
  first: Page,
): Promise<BaseRecipe | { problem: Problem }> {
  let page = first;
  for (let read = 0; ; read++) {
    const asked = page.nodes.find((one) => isCutout(one) && !isOfEditor(one.recipe));
    if (asked) return toBase(asked.recipe);
    if (page.next === null || read === maxPages) return firstBase;
    const { data, error } = await client
      .query(EditorOlderRenditions, { id: imageId, after: page.next }, { requestPolicy: 'network-only' })
      .toPromise();
    if (error) return { problem: problemOfRequest(error) };
    const older = data?.image?.renditions;
    if (!older) return firstBase;
    page = toPage(older);
  }
}

type Renditions = NonNullable<NonNullable<EditorOlderRenditionsQuery['image']>['renditions']>;

export const toPage = ({ nodes, pageInfo }: Renditions): Page => ({
  nodes: nodes.map((node) => readFragment(EditorRendition, node)),
  next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
});
