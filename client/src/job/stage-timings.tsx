import { Tooltip } from '@mantine/core';
import type { JobStage } from '../gql/graphql.ts';
import { formatMs } from '../measure.ts';
import { stageNames } from './job-words.ts';
import classes from './stage-timings.module.css';

const colors: Partial<Record<JobStage, string>> = {
  FETCHING: 'var(--mantine-color-cyan-5)',
  DECODING: 'var(--mantine-color-teal-5)',
  SEGMENTING: 'var(--accent)',
  REFINING: 'var(--mantine-color-grape-5)',
  ENCODING: 'var(--mantine-color-orange-5)',
  STORING: 'var(--mantine-color-yellow-5)',
};

/** How a job's run time divides into its stages: a bar to look at, the figures to hover, focus or listen to. */
export function StageTimings({ stages }: { stages: readonly { stage: JobStage; ms: number }[] }) {
  if (stages.length === 0) return null;
  const figures = stages.map(({ stage, ms }) => `${stageNames[stage].name} ${formatMs(ms)}`);
  return (
    <Tooltip label={figures.join(' · ')} multiline maw={320}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip's figures have to be reachable by keyboard */}
      <span className={classes.bar} role="img" tabIndex={0} aria-label={figures.join(', ')}>
        {stages.map(({ stage, ms }) => (
          <span
            key={stage}
            style={{ flexGrow: Math.max(ms, 1), background: colors[stage] ?? 'var(--line-strong)' }}
          />
        ))}
      </span>
    </Tooltip>
  );
}
