import { Tooltip, VisuallyHidden } from '@mantine/core';
import { formatMs } from '../format/measure.ts';
import type { JobStage } from '../gql/graphql.ts';
import { stageNames } from '../job/job-words.ts';
import classes from './stage-timings.module.css';
import { sumStages } from './sum-stages.ts';

/** Of shades that stand out from a light and from a dark page. */
const colors: Partial<Record<JobStage, string>> = {
  FETCHING: 'var(--mantine-color-cyan-7)',
  DECODING: 'var(--mantine-color-teal-7)',
  SEGMENTING: 'var(--accent)',
  REFINING: 'var(--mantine-color-grape-7)',
  ENCODING: 'var(--mantine-color-orange-7)',
  STORING: 'var(--mantine-color-pink-7)',
};

/** How a job's run time divides into its stages: a bar to look at, the figures to hover, focus or listen to. */
export function StageTimings({ stages }: { stages: readonly { stage: JobStage; ms: number }[] }) {
  if (stages.length === 0) return null;
  const sums = sumStages(stages);
  const figures = sums.map(({ stage, ms }) => `${stageNames[stage].name} ${formatMs(ms)}`);
  return (
    <Tooltip label={figures.join(' · ')} multiline maw={320}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip's figures have to be reachable by keyboard */}
      <ul className={classes.bar} tabIndex={0} aria-label="Where the time went">
        {sums.map(({ stage, ms }, at) => (
          <li
            key={stage}
            style={{ flexGrow: Math.max(ms, 1), background: colors[stage] ?? 'var(--line-strong)' }}
          >
            <VisuallyHidden>{figures[at]}</VisuallyHidden>
          </li>
        ))}
      </ul>
    </Tooltip>
  );
}

/** Which colour is which stage. Hidden from screen readers: they hear each segment's name. */
export function StageLegend() {
  return (
    <ul className={classes.legend} aria-hidden>
      {Object.entries(colors).map(([stage, color]) => (
        <li key={stage}>
          <span className={classes.dot} style={{ background: color }} />
          {stageNames[stage as JobStage].name}
        </li>
      ))}
    </ul>
  );
}
