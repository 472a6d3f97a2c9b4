import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { countOf, formatCount } from '../format/count.ts';
import { placeWords, wordCsvProblem } from './csv-problem-words.ts';
import classes from './draft.module.css';
import type { Validated } from './send-table.ts';

interface ProblemListProps {
  /** The first hundred. */
  problems: Validated['problems'];
  /** Of all. */
  count: number;
}

const shownAtFirst = 5;

/** What is wrong in the file, by its place in it: what ends the reading first. */
export function ProblemList({ problems, count }: ProblemListProps) {
  const [isOpen, setOpen] = useState(false);
  if (count === 0)
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={18} aria-hidden />
        Every row can be read.
      </p>
    );
  const sorted = problems.toSorted((a, b) => Number(b.isFatal) - Number(a.isFatal));
  const shown = isOpen ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <section className={classes.problems} aria-label="Problems">
      <h2 className={classes.title}>{countOf(count, 'problem')}</h2>
      <ul className={classes.problemList}>
        {shown.map((problem, at) => {
          const Icon = problem.isFatal ? IconAlertTriangle : IconInfoCircle;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place may have two of one kind, and none moves
            <li key={at} data-fatal={problem.isFatal || undefined}>
              <Icon size={17} aria-hidden />
              <span className={classes.place}>
                <strong className="tabular">{placeWords(problem)}</strong>
                {problem.isFatal && ', and the reading ends there'}: {wordCsvProblem(problem)}
              </span>
            </li>
          );
        })}
      </ul>
      {!isOpen && sorted.length > shownAtFirst && (
        <Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
          {count > sorted.length
            ? `Show the first ${formatCount(sorted.length)}`
            : `Show all ${formatCount(sorted.length)}`}
        </Button>
      )}
    </section>
  );
}
