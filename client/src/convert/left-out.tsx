import { IconInfoCircle } from '@tabler/icons-react';
import { useRunPart } from './converter-feature.ts';
import classes from './left-out.module.css';
import { leftOutWords } from './left-out-words.ts';

/** What lay in the folder beside the pictures, in a line. */
export function LeftOut() {
  const words = useRunPart(leftOutWords);
  const leftOut = useRunPart((run) => run.leftOut);
  if (!words) return null;
  return (
    <p className={classes.line} title={leftOut.slice(0, 50).join('\n') || undefined}>
      <IconInfoCircle size={16} aria-hidden />
      <span>{words}</span>
    </p>
  );
}
