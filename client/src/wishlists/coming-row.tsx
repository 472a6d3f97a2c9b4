import { Button } from '@mantine/core';
import { wordProblem } from '../problem/problem-text.ts';
import { useObjectUrl } from '../ui/use-object-url.ts';
import type { Upload } from '../upload/upload.ts';
import classes from './items.module.css';
import { nameOfFile } from './name-of-file.ts';
import type { WishlistUploads } from './wishlist-uploads.ts';

interface ComingRowProps {
  upload: Upload;
  uploads: WishlistUploads;
}

/** A photo that is on its way to become an item. */
export function ComingRow({ upload: { key, file, phase, sentFraction, problem }, uploads }: ComingRowProps) {
  const url = useObjectUrl(file);
  const isFailed = phase === 'failed';
  return (
    <li className={classes.row} data-coming>
      <span className={classes.thumb}>{url && <img src={url} alt="" className={classes.picture} />}</span>
      <span className={classes.words}>
        <span className={classes.name}>{nameOfFile(file.name)}</span>
        <span className={classes.state} data-failed={isFailed || undefined}>
          {isFailed
            ? problem
              ? wordProblem(problem).title
              : 'It was not taken'
            : phase === 'waiting'
              ? 'In line'
              : `Sending ${Math.round(sentFraction * 100)} %`}
        </span>
      </span>
      {isFailed && (
        <span className={classes.rowActions}>
          <Button size="compact-sm" variant="default" onClick={() => uploads.retry([key])}>
            Try again
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => uploads.forget([key])}>
            Dismiss
          </Button>
        </span>
      )}
    </li>
  );
}
