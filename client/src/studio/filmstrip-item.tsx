import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPhoto } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatBytes } from '../format/measure.ts';
import { stageNames } from '../job/job-words.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { uploadLabel } from '../upload/upload-label.ts';
import classes from './filmstrip.module.css';
import type { Picture } from './session.ts';
import { useStudio } from './studio-context.ts';
import { type PictureState, useLivePicture } from './use-picture.ts';

export function FilmstripItem({ picture, selected }: { picture: Picture; selected: boolean }) {
  const studio = useStudio();
  const { image, state } = useLivePicture(picture);
  const fraction = fractionOf(state);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  return (
    <li ref={item} className={classes.item} data-selected={selected || undefined}>
      <button
        type="button"
        className={classes.choose}
        aria-current={selected || undefined}
        onClick={() => studio.select(picture.key)}
      >
        <Thumb src={image?.thumbnail?.url ?? picture.localUrl ?? image?.placeholder ?? null} />
        <span className={classes.text}>
          <span className={classes.name}>{picture.filename}</span>
          <span className={classes.status} data-at={state.at}>
            {state.at === 'ready' && <IconCheck size={13} stroke={2.6} aria-hidden />}
            {state.at === 'failed' && <IconAlertTriangle size={13} aria-hidden />}
            {statusOf(state)}
          </span>
        </span>
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

/** A format the browser cannot show (HEIC in most) gets a drawn picture until the server has a thumbnail. */
function Thumb({ src }: { src: string | null }) {
  const [unreadable, setUnreadable] = useState<string | null>(null);
  return (
    <span className={`${classes.thumb} checkerboard`}>
      {src && src !== unreadable ? (
        <img src={src} alt="" loading="lazy" decoding="async" onError={() => setUnreadable(src)} />
      ) : (
        <IconPhoto size={22} aria-hidden />
      )}
    </span>
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
