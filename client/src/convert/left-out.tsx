import { IconInfoCircle } from '@tabler/icons-react';
import classes from './conversion-list.module.css';
import { useRunPart } from './converter-context.ts';

/** So many are named; more would be a list to read. */
const named = 3;

/** What lay in the folder beside the pictures, in a line. */
export function LeftOut() {
  const leftOut = useRunPart((run) => run.leftOut);
  if (leftOut.length === 0) return null;
  const names = leftOut.slice(0, named).map((path) => path.slice(path.lastIndexOf('/') + 1));
  const more = leftOut.length - names.length;
  return (
    <p className={classes.leftOut} title={leftOut.slice(0, 50).join('\n')}>
      <IconInfoCircle size={16} aria-hidden />
      <span>
        {leftOut.length === 1 ? '1 file is no picture' : `${leftOut.length} files are no pictures`} and left
        out: {names.join(', ')}
        {more > 0 && ` and ${more} more`}
      </span>
    </p>
  );
}
