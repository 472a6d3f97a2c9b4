import { Button, Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';
import { FixButton } from '../image/fix-button.tsx';
import { ReviewNote } from '../image/review-note.tsx';
import { studioPath } from '../image/studio-path.ts';
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
      needsReview
      cutout {
        id
      }
      ...RenditionList
    }
  }
`);

/** One picture with all its results, over the library it was opened from. */
export function ImageDetail() {
  const { imageId = '' } = useParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const close = () => void navigate({ pathname: '/library', search }, { preventScrollReset: true });
  const phone = useMediaQuery('(max-width: 48em)');
  const [{ data, fetching, error }, refetch] = useQuery({
    query: ImageDetailQuery,
    variables: { id: imageId },
    requestPolicy: 'cache-and-network',
  });
  const image = data?.image;
  const cutoutId = image?.cutout?.id;

  return (
    <Dialog onClose={close} size={980} fullScreen={phone} title={image?.filename ?? 'Picture'}>
      {image && (
        <Stack gap="lg">
          <ImageFacts image={image} onLeave={close} />
          <ReviewNote key={image.id} image={image}>
            <FixButton size="xs" imageId={image.id} />
            {cutoutId && (
              <Button
                size="xs"
                variant="default"
                component={Link}
                to={studioPath({ imageId: image.id, renditionId: cutoutId })}
              >
                See the cutout
              </Button>
            )}
          </ReviewNote>
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
