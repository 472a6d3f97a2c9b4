import { IconAlertTriangle } from '@tabler/icons-react';
import { countOf } from '../format/count.ts';
import { type ProblemText, wordProblem } from '../problem/problem-text.ts';
import classes from './failure-summary.module.css';
import type { Failure } from './sum-run.ts';

/** Why pictures failed and what to do about it, each reason once. */
export function FailureSummary({ failures }: { failures: readonly Failure[] }) {
  const texts = failures.map(({ problem }) => wordProblem(problem));
  if (texts.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="What went wrong">
      {[...groupByTitle(texts)].map(([title, { advice, count }]) => (
        <li key={title}>
          <IconAlertTriangle size={17} aria-hidden />
          <span>
            <strong>
              {countOf(count, 'file')}: {title}.
            </strong>{' '}
            {advice}
          </span>
        </li>
      ))}
    </ul>
  );
}

function groupByTitle(texts: readonly ProblemText[]) {
  const groups = new Map<string, { advice: string; count: number }>();
  for (const { title, advice } of texts) {
    const group = groups.get(title) ?? { advice, count: 0 };
    groups.set(title, { ...group, count: group.count + 1 });
  }
  return groups;
}
