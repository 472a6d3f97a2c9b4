import { Button, Group } from '@mantine/core';
import { IconScissors, IconTrash } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { formatAgo, formatBytes, formatSize } from '../format/measure.ts';
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { FixButton } from '../image/fix-button.tsx';
import { studioPath } from '../image/studio-path.ts';
import { useDeleteImages } from '../image/use-delete-images.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { formatLabel } from '../recipe/recipe-words.ts';
import classes from './image-detail.module.css';

const ImageFactsImage = graphql(`
  fragment ImageFacts on Image {
    id
    filename
    status
    revision
    rejection {
      code
      message
      params
    }
    width
    height
    byteSize
    mimeType
    placeholder
    createdAt
    expiresAt
    preview {
      id
      url
    }
  }
`);

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

interface ImageFactsProps {
  image: FragmentType<typeof ImageFactsImage>;
  /** Called when the picture is not looked at any more: deleted. */
  onLeave: () => void;
}

export function ImageFacts({ image: masked, onLeave }: ImageFactsProps) {
  const image = readFragment(ImageFactsImage, masked);
  const { deleting, deleteImages } = useDeleteImages();
  const { width, height, rejection } = image;
  const facts = {
    Format: image.mimeType && formatLabel(image.mimeType),
    Pixels: width && height && formatSize(width, height),
    Size: image.byteSize && formatBytes(image.byteSize),
    Added: formatAgo(image.createdAt, Date.now()),
    'Kept until': image.expiresAt ? day.format(new Date(image.expiresAt)) : 'you delete it',
  };

  return (
    <div className={classes.facts}>
      {image.status === 'READY' ? (
        <div
          className={classes.picture}
          style={{ '--ratio': width && height ? width / height : 1.5 } as CSSProperties}
        >
          <FadeInImage
            src={image.preview?.url ?? null}
            placeholder={image.placeholder ?? null}
            alt={image.filename}
            fit="contain"
          />
        </div>
      ) : (
        (rejection && <ProblemCard problem={problemOfJob(rejection)} />) || <p>On its way</p>
      )}
      <div>
        <dl className={`${classes.list} tabular`}>
          {Object.entries(facts).map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        <Group gap="xs" mt="md" grow preventGrowOverflow={false}>
          {image.status === 'READY' && (
            <Button
              component={Link}
              to={studioPath({ imageId: image.id })}
              leftSection={<IconScissors size={17} aria-hidden />}
            >
              Open in Studio
            </Button>
          )}
          {image.status === 'READY' && <FixButton imageId={image.id}>Edit cutout</FixButton>}
          <Button
            variant="default"
            loading={deleting}
            leftSection={<IconTrash size={17} aria-hidden />}
            onClick={() => void deleteImages([image.id]).then((deleted) => deleted && onLeave())}
          >
            Delete
          </Button>
        </Group>
      </div>
    </div>
  );
}
