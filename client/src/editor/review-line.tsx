import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';
import { ReviewNote } from '../image/review-note.tsx';

const EditorReview = graphql(`
  query EditorReview($id: ID!) {
    image(id: $id) {
      id
      needsReview
    }
  }
`);

/** That the looks at this picture differ, and that it can be said to be fine as it is. */
export function ReviewLine({ imageId }: { imageId: string }) {
  const [{ data }] = useQuery({ query: EditorReview, variables: { id: imageId } });
  return data?.image ? <ReviewNote key={imageId} image={data.image} /> : null;
}
