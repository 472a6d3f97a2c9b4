import { IconCheck } from '@tabler/icons-react';
import type { JobStage } from '../gql/graphql.ts';
import { stageNames } from './job-words.ts';
import classes from './stage-trail.module.css';

/** The order a picture's job passes them in; one that has nothing to do is passed at once. */
const trail: readonly JobStage[] = ['DECODING', 'SEGMENTING', 'REFINING', 'ENCODING', 'STORING'];

type Step = 'done' | 'now' | 'next';

function stepOf(stage: JobStage, current: JobStage): Step {
  if (current === 'DONE') return 'done';
  const at = trail.indexOf(current);
  const own = trail.indexOf(stage);
  if (own === at) return 'now';
  return own < at ? 'done' : 'next';
}

/** The stages as a row of steps. It only repeats what the progress says in words, so it is hidden from readers. */
export function StageTrail({ stage }: { stage: JobStage }) {
  return (
    <ol className={classes.trail} aria-hidden>
      {trail.map((each) => {
        const step = stepOf(each, stage);
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
