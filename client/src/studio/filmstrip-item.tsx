import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { formatBytes } from '../format/measure.ts';
import { ReviewMark } from '../image/review-mark.tsx';
import { stageNames } from '../job/job-words.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { uploadLabel } from '../upload/upload-label.ts';
import classes from './filmstrip.module.css';
import { StripThumb } from './strip-thumb.tsx';
import { useStudio } from './studio-feature.ts';
import type { PictureStore } from './table.ts';
import { isMarked, type PictureState, useLivePicture } from './use-picture.ts';

interface FilmstripItemProps {
  /** The picture's key. */
  id: string;
  /** Its number on the table, and how many there are. */
  place: number;
  of: number;
  selected: boolean;
}

/** Rendered again only when its own picture or its place changes. */
export const FilmstripItem = memo(function FilmstripItem({ id, ...rest }: FilmstripItemProps) {
  const store = useStudio().pictureOf(id);
  return store ? <Item store={store} {...rest} /> : null;
});

type ItemProps = Omit<FilmstripItemProps, 'id'> & { store: PictureStore };

function Item({ store, place, of, selected }: ItemProps) {
  const studio = useStudio();
  const live = useLivePicture(store);
  const { picture, image, state } = live;
  const fraction = fractionOf(state);
  return (
    <li
      className={classes.item}
      data-selected={selected || undefined}
      aria-posinset={place}
      aria-setsize={of}
    >
      <button
        type="button"
        className={classes.choose}
        aria-current={selected || undefined}
        onClick={() => studio.select(picture.key)}
      >
        <StripThumb
          url={image?.thumbnail?.url ?? null}
          file={picture.file}
          placeholder={image?.placeholder ?? null}
        />
        <span className={classes.text}>
          <span className={classes.name}>{picture.filename}</span>
          <span className={classes.status} data-at={state.at}>
            {state.at === 'ready' && <IconCheck size={13} stroke={2.6} aria-hidden />}
            {state.at === 'failed' && <IconAlertTriangle size={13} aria-hidden />}
            {statusOf(state)}
          </span>
        </span>
        {isMarked(live) && <ReviewMark className={classes.mark} isSmall />}
      </button>
      <CloseButton
        className={classes.remove}
        size="sm"
        aria-label={`Take ${picture.filename} off the table`}
        onClick={() => studio.remove(picture.key)}
      />
      {fraction !== null && (
        <span className={classes.progress} style={{ transform: `scaleX(${fraction})` }} aria-hidden />
      )}
    </li>
  );
}

function statusOf(state: PictureState): string {
  switch (state.at) {
    case 'uploading':
      return uploadLabel(state.upload);
    case 'working':
      return stageNames[state.job?.stage ?? 'WAITING'].doing;
    case 'ready':
      return formatBytes(state.result.byteSize);
    case 'failed':
      return wordProblem(state.problem).title;
    case 'canceled':
      return 'Canceled';
  }
}

function fractionOf(state: PictureState): number | null {
  if (state.at === 'uploading') return state.upload.sentFraction;
  return state.at === 'working' ? (state.job?.progress ?? 0) : null;
}
