import { Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ImageFacts } from './image-facts.tsx';
import { RenditionList } from './rendition-list.tsx';

const ImageDetailQuery = graphql(`
  query ImageDetail($id: ID!) {
    image(id: $id) {
      id
      filename
      ...ImageFacts
      ...RenditionList
    }
  }
`);

/** One picture with all its results, over the library it was opened from. */
export function ImageDetail() {
  const { imageId = '' } = useParams();
  const navigate = useNavigate();
  const close = () => void navigate('/library', { preventScrollReset: true });
  const phone = useMediaQuery('(max-width: 48em)');
  const [{ data, fetching, error }, refetch] = useQuery({
    query: ImageDetailQuery,
    variables: { id: imageId },
    requestPolicy: 'cache-and-network',
  });
  const image = data?.image;

  return (
    <Dialog onClose={close} size={980} fullScreen={phone} title={image?.filename ?? 'Picture'}>
      {image && (
        <Stack gap="lg">
          <ImageFacts image={image} onLeave={close} />
          <RenditionList image={image} />
        </Stack>
      )}
      {!image && fetching && <Skeleton height={360} radius="lg" />}
      {!image && !fetching && (
        <ProblemCard
          problem={error ? problemOfRequest(error) : { code: 'NOT_FOUND', params: {} }}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        />
      )}
    </Dialog>
  );
}
