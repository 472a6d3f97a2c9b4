import { Button } from '@mantine/core';
import { IconExternalLink, IconRefresh } from '@tabler/icons-react';
import { Link } from 'react-router';
import { linkProps } from '../collage/safe-link.ts';
import { formatBytes, formatSize } from '../format/measure.ts';
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { DownloadButton } from '../image/download-button.tsx';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { RenditionResult } from '../image/rendition-result.ts';
import { isActive, statusNames } from '../job/job-words.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { formatLabel } from '../recipe/recipe-words.ts';
import badge from './badge.module.css';
import { BatchItemShown } from './batch-row-shown.ts';
import classes from './row-dialog.module.css';
import { useBatchActions } from './use-batch-actions.ts';

export const BatchItemCardFragment = graphql(`
  fragment BatchItemCard on BatchItem {
    id
    ...BatchItemShown
    duplicateOf {
      id
      row {
        id
        line
      }
    }
    renditions {
      id
      ...RenditionResult
    }
  }
`);

interface BatchItemCardProps {
  item: FragmentType<typeof BatchItemCardFragment>;
  batchId: string;
}

/** One address of a row: what came, what was made of it, or why it did not come. */
export function BatchItemCard({ item: given, batchId }: BatchItemCardProps) {
  const card = readFragment(BatchItemCardFragment, given);
  const item = readFragment(BatchItemShown, card);
  const { busy, retry } = useBatchActions();
  const { url, status, error, image, attempt } = item;
  const link = linkProps(url);
  const words = error && status !== 'SUCCEEDED' ? wordProblem(problemOfJob(error)) : null;
  const results = card.renditions.flatMap((one) => (one ? [readFragment(RenditionResult, one)] : []));
  return (
    <li className={classes.item}>
      <div className={classes.source}>
        <span className={classes.thumb}>
          <FadeInImage src={image?.thumbnail?.url ?? null} placeholder={image?.placeholder ?? null} alt="" />
        </span>
        <div className={classes.about}>
          <p className={classes.url}>
            {link ? (
              <a {...link}>
                {url} <IconExternalLink size={14} aria-label="opens in a new window" role="img" />
              </a>
            ) : (
              url
            )}
          </p>
          <p className={classes.facts}>
            <span className={badge.badge} data-look={status}>
              {statusNames[status]}
            </span>
            {attempt > 1 && <span>{attempt} tries</span>}
            {card.duplicateOf && <span>the same as in line {card.duplicateOf.row.line}, fetched once</span>}
          </p>
        </div>
      </div>
      {words && (
        <p className={classes.error}>
          <strong>{words.title}.</strong> {words.advice}
        </p>
      )}
      {results.map((result) => (
        <div key={result.id} className={classes.result}>
          <a
            href={result.url ?? undefined}
            target="_blank"
            rel="noreferrer"
            className={`${classes.picture} checkerboard`}
          >
            <img src={result.url ?? undefined} alt="Result" loading="lazy" decoding="async" />
          </a>
          <div className={classes.figures}>
            <p className="tabular">
              {formatLabel(result.mimeType)} · {formatSize(result.width, result.height)} ·{' '}
              {formatBytes(result.byteSize)}
            </p>
            <DownloadButton size="xs" url={result.downloadUrl}>
              Download
            </DownloadButton>
          </div>
        </div>
      ))}
      <div className={classes.ways}>
        {!isActive(status) && status !== 'SUCCEEDED' && (
          <Button
            size="xs"
            loading={busy}
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => void retry({ id: batchId, itemIds: [item.id] })}
          >
            Try again
          </Button>
        )}
        {image && (
          <Button component={Link} to={`/library/${image.id}`} size="xs" variant="default">
            Open in the library
          </Button>
        )}
      </div>
    </li>
  );
}
