import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { JobStage } from '../gql/graphql.ts';
import { stageNames } from './job-words.ts';
import classes from './stage-trail.module.css';

/** The order a picture's job passes them in; one that has nothing to do is passed at once. */
const trail: readonly JobStage[] = ['DECODING', 'SEGMENTING', 'REFINING', 'ENCODING', 'STORING'];

type Step = 'done' | 'now' | 'next';

function stepOf(own: number, at: number): Step {
  if (own === at) return 'now';
  return own < at ? 'done' : 'next';
}

/**
 * The stages as a row of steps. It only repeats what the progress says in words, so it is hidden from readers.
 * A cutout reads its picture a second time, for the result: the row stays where it was then. Mount it anew for
 * another attempt.
 */
export function StageTrail({ stage }: { stage: JobStage }) {
  const at = stage === 'DONE' ? trail.length : trail.indexOf(stage);
  const [furthest, setFurthest] = useState(at);
  if (at > furthest) setFurthest(at);
  return (
    <ol className={classes.trail} aria-hidden>
      {trail.map((each, own) => {
        const step = stepOf(own, Math.max(at, furthest));
        return (
          <li key={each} className={classes.step} data-step={step}>
            <span className={classes.dot}>{step === 'done' && <IconCheck size={12} stroke={3} />}</span>
            {stageNames[each].name}
          </li>
        );
      })}
    </ol>
  );
}
