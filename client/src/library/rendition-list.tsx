import { ActionIcon, Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { formatBytes, formatSaving, formatSize } from '../format/measure.ts';
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { RenditionListFragment, RenditionResultFragment } from '../gql/graphql.ts';
import { DownloadButton } from '../image/download-button.tsx';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { RenditionResult } from '../image/rendition-result.ts';
import { studioPath } from '../image/studio-path.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { isOfEditor } from '../recipe/corrections.ts';
import { describeRecipe, formatLabel, formatSsim } from '../recipe/recipe-words.ts';
import classes from './image-detail.module.css';

const RenditionListImage = graphql(`
  fragment RenditionList on Image {
    id
    filename
    byteSize
    thumbnail {
      id
    }
    preview {
      id
    }
    renditions(first: 20) {
      nodes {
        id
        ...RenditionResult
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const MoreRenditions = graphql(`
  query MoreRenditions($id: ID!, $after: String) {
    image(id: $id) {
      id
      renditions(first: 20, after: $after) {
        nodes {
          id
          ...RenditionResult
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Every result there is of a picture, newest first. */
export function RenditionList({ image: masked }: { image: FragmentType<typeof RenditionListImage> }) {
  const image = readFragment(RenditionListImage, masked);
  const [after, setAfter] = useState<string | null>(null);
  const [wanted, setWanted] = useState(1);
  const [{ fetching, error }, refetch] = useQuery({
    query: MoreRenditions,
    variables: { id: image.id, after },
    pause: after === null,
  });
  // The cache appends what was asked for to the list it already has.
  const nodes = image.renditions?.nodes ?? [];
  const pageInfo = image.renditions?.pageInfo;
  const results = nodes
    .map((node) => readFragment(RenditionResult, node))
    .filter(({ recipe }) => !isOfEditor(recipe));
  const next = pageInfo?.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  // Of a cutout that was corrected, whole pages were only made to be looked at meanwhile.
  const isShort = next !== null && results.length < wanted;
  useEffect(() => {
    if (isShort) setAfter(next);
  }, [isShort, next]);

  return (
    <section aria-label="Results">
      <Title order={2} size="h3" mb="sm">
        Results
      </Title>
      {nodes.length === 0 && (
        <Text c="dimmed" size="sm">
          None yet. Open the picture in the Studio to make one.
        </Text>
      )}
      <ul className={classes.results}>
        {results.map((result) => (
          <RenditionRow key={result.id} image={image} result={result} />
        ))}
      </ul>
      {error && !fetching && (
        <ProblemCard
          problem={problemOfRequest(error)}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        />
      )}
      {next !== null && !error && (
        <Button variant="default" mt="sm" loading={isShort} onClick={() => setWanted(results.length + 1)}>
          Show more
        </Button>
      )}
    </section>
  );
}

interface RenditionRowProps {
  image: RenditionListFragment;
  result: RenditionResultFragment;
}

function RenditionRow({ image, result }: RenditionRowProps) {
  const name = nameOf(result, image);
  return (
    <li className={classes.result}>
      <span className={`${classes.thumb} checkerboard`}>
        <FadeInImage src={result.url} placeholder={null} alt="" fit="contain" />
      </span>
      <div className={classes.figures}>
        <Text fw={550} size="sm">
          {name}
        </Text>
        <Text size="xs" c="dimmed" className="tabular">
          {formatLabel(result.mimeType)} · {formatSize(result.width, result.height)} ·{' '}
          {formatBytes(result.byteSize)}
          {image.byteSize ? ` · ${formatSaving(image.byteSize, result.byteSize)}` : ''}
          {typeof result.ssim === 'number' && ` · likeness ${formatSsim(result.ssim)}`}
        </Text>
      </div>
      <Group gap={6} wrap="nowrap">
        <Tooltip label="Go on with this recipe in the Studio">
          <ActionIcon
            variant="default"
            size={36}
            component={Link}
            to={studioPath({ imageId: image.id, renditionId: result.id })}
            aria-label={`Open in Studio: ${name}`}
          >
            <IconAdjustments size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <DownloadButton
          variant="light"
          size="sm"
          url={result.downloadUrl}
          aria-label={`Download ${name}, ${formatLabel(result.mimeType)}`}
        >
          Download
        </DownloadButton>
      </Group>
    </li>
  );
}

/** Two of the results were not asked for by anyone: every picture has them. */
function nameOf({ id, recipe }: RenditionResultFragment, image: RenditionListFragment): string {
  if (id === image.thumbnail?.id) return 'Thumbnail';
  return id === image.preview?.id ? 'Preview' : describeRecipe(recipe);
}
