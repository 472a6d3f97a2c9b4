import { VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { countOf, formatCount } from '../format/count.ts';
import { formatBytes, formatPercent, formatSaving } from '../format/measure.ts';
import { graphql } from '../gql/gql.ts';
import type { BatchLiveFragment } from '../gql/graphql.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { describeRecipe, formatNames } from '../recipe/recipe-words.ts';
import { Panel } from '../ui/panel.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import classes from './batch-panel.module.css';
import { countWords, isGoingOn, wordSecondsLeft } from './batch-words.ts';

const BatchPlan = graphql(`
  query BatchPlan($id: ID!) {
    batch(id: $id) {
      id
      gallery {
        id
        name
      }
      recipes {
        removeBackground {
          edgeTreatment
          quality
        }
        trim {
          margin
        }
        background
        output {
          format
          quality
          lossless
          maxBytes
          minSsim
        }
      }
    }
  }
`);

/** How far it is, what came of it, and what it does. */
export function BatchPanel({ batch }: { batch: BatchLiveFragment }) {
  const { status, counts, error } = batch;
  const goesOn = isGoingOn(status);
  // Rounding must not tell the end before it has come.
  const fraction = goesOn ? Math.min(batch.progress, 0.99) : counts.succeeded / Math.max(1, counts.items);
  return (
    <Panel label="Progress">
      <div>
        <p className={`${classes.percent} tabular`} aria-hidden>
          {goesOn
            ? formatPercent(fraction)
            : `${formatCount(counts.succeeded)} of ${formatCount(counts.items)}`}
        </p>
        <p className={`${classes.count} tabular`}>{goesOn ? countWords(counts) : endWords(batch)}</p>
        <ProgressBar
          label="All pictures"
          fraction={goesOn ? batch.progress : fraction}
          isDone={status === 'COMPLETED'}
        />
        <p className={`${classes.left} tabular`}>{leftWords(batch)}</p>
      </div>
      {error && <ProblemCard problem={problemOfJob(error)} />}
      <Figures batch={batch} />
      <Plan id={batch.id} />
      <VisuallyHidden aria-live="polite">{goesOn ? '' : `${batch.name}: ${endWords(batch)}`}</VisuallyHidden>
    </Panel>
  );
}

function endWords({ status, counts: { failed, canceled } }: BatchLiveFragment): string {
  if (status === 'COMPLETED') return 'pictures are done';
  const parts = [
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(canceled > 0 ? [`${formatCount(canceled)} canceled`] : []),
  ];
  return parts.length === 0 ? 'pictures are done' : `pictures are done, ${parts.join(', ')}`;
}

function leftWords({ status, secondsLeft, counts: { rows } }: BatchLiveFragment): string {
  if (status === 'READING') return `${countOf(rows, 'row')} read so far`;
  if (status !== 'RUNNING') return '';
  return typeof secondsLeft === 'number' ? wordSecondsLeft(secondsLeft) : 'Finding its pace';
}

function Figures({ batch: { counts } }: { batch: BatchLiveFragment }) {
  const { rows, distinct, items, queued, running, inputBytes, outputBytes } = counts;
  const figures = {
    Rows: formatCount(rows),
    ...(distinct < items && { Different: formatCount(distinct) }),
    ...(queued > 0 && { Waiting: formatCount(queued) }),
    ...(running > 0 && { Running: formatCount(running) }),
    ...(inputBytes > 0 && { Fetched: formatBytes(inputBytes) }),
    ...(outputBytes > 0 && { Made: formatBytes(outputBytes) }),
    ...(outputBytes > 0 && { Change: formatSaving(inputBytes, outputBytes) }),
  };
  return (
    <dl className={`${classes.figures} tabular`}>
      {Object.entries(figures).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is made of each picture, and where it goes. */
function Plan({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: BatchPlan, variables: { id } });
  const { recipes = [], gallery } = data?.batch ?? {};
  return (
    <ul className={classes.plan} aria-label="What is made">
      {recipes.map((recipe, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change
        <li key={at}>
          {describeRecipe(recipe)} · {formatNames[recipe.output?.format ?? 'AUTO']}
        </li>
      ))}
      {gallery && (
        <li>
          into <Link to={`/galleries/${gallery.id}`}>{gallery.name}</Link>
        </li>
      )}
    </ul>
  );
}
