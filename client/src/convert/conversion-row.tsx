import {
  IconAlertTriangle,
  IconArrowRight,
  IconDownload,
  IconPhoto,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import { memo } from 'react';
import { formatBytes, formatPercent } from '../format/measure.ts';
import { downloadProps } from '../image/download-props.ts';
import { stageNames } from '../job/job-words.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { formatLabel, formatSsim } from '../recipe/recipe-words.ts';
import { SavingBadge } from '../ui/saving-badge.tsx';
import { uploadLabel } from '../upload/upload-label.ts';
import { type Conversion, type ConversionState, fractionOf, mayPass, stateOf } from './conversion.ts';
import classes from './conversion-list.module.css';
import { useConversion, useConverter } from './converter-feature.ts';

interface ConversionRowProps {
  /** The picture's key. */
  id: string;
  /** Its number in the list, and how many there are. */
  place: number;
  of: number;
}

/** One of perhaps a thousand: it renders only when its own picture changes, and is made of plain elements. */
export const ConversionRow = memo(function ConversionRow({ id, place, of }: ConversionRowProps) {
  const conversion = useConversion(id);
  if (!conversion) return null;
  const state = stateOf(conversion);
  const isMoving = state.at === 'uploading' || state.at === 'working';
  return (
    <li className={classes.row} data-at={state.at} aria-posinset={place} aria-setsize={of}>
      <span className={classes.thumb}>
        {conversion.job?.thumbnailUrl ? (
          <img src={conversion.job.thumbnailUrl} alt="" loading="lazy" decoding="async" />
        ) : (
          <IconPhoto size={20} stroke={1.6} aria-hidden />
        )}
      </span>
      <PathName path={conversion.path} />
      <span className={`${classes.status} tabular`}>
        <Status state={state} conversion={conversion} />
      </span>
      <Actions state={state} conversion={conversion} />
      {isMoving && (
        <span
          className={classes.progress}
          style={{ transform: `scaleX(${fractionOf(state)})` }}
          aria-hidden
        />
      )}
    </li>
  );
});

/** The name counts; its folder is told beneath, and the name's end stays in sight where both are long. */
function PathName({ path }: { path: string }) {
  const cut = path.lastIndexOf('/') + 1;
  return (
    <span className={classes.names} title={path}>
      <span className={classes.name}>{path.slice(cut)}</span>
      {cut > 0 && <span className={classes.folder}>{path.slice(0, cut - 1)}</span>}
    </span>
  );
}

interface StateProps {
  state: ConversionState;
  conversion: Conversion;
}

function Status({ state, conversion: { file, isReused } }: StateProps) {
  switch (state.at) {
    case 'waiting':
      return formatBytes(file.size);
    case 'uploading':
      return state.upload.held || state.upload.sentFraction === 1
        ? uploadLabel(state.upload)
        : `${uploadLabel(state.upload)} ${formatPercent(state.upload.sentFraction)}`;
    case 'working':
      return stageNames[state.stage].doing;
    case 'canceled':
      return 'Canceled';
    case 'failed':
      return (
        <span title={wordProblem(state.problem).advice}>
          <IconAlertTriangle size={14} aria-hidden /> {wordProblem(state.problem).title}
        </span>
      );
    case 'done': {
      const { byteSize, mimeType, ssim } = state.result;
      return (
        <>
          <span className={classes.bytes}>
            <span className={classes.before}>
              {formatBytes(file.size)}
              <IconArrowRight size={13} role="img" aria-label="became" />
            </span>
            {formatBytes(byteSize)}
          </span>
          <SavingBadge fromBytes={file.size} toBytes={byteSize} mayBeShort />
          <span className={classes.details}>
            {formatLabel(mimeType)}
            {typeof ssim === 'number' && (
              <span title="Structural similarity to the original: 1 is identical">
                {' '}
                · likeness {formatSsim(ssim)}
              </span>
            )}
            {isReused && ' · done before'}
          </span>
        </>
      );
    }
  }
}

function Actions({ state, conversion: { key, path } }: StateProps) {
  const converter = useConverter();
  const downloadUrl = state.at === 'done' && state.result.downloadUrl;
  return (
    <span className={classes.actions}>
      {downloadUrl && (
        <a
          href={downloadUrl}
          {...downloadProps(downloadUrl)}
          aria-label={`Download ${path}`}
          title="Download"
        >
          <IconDownload size={18} aria-hidden />
        </a>
      )}
      {(state.at === 'canceled' || (state.at === 'failed' && mayPass(state.problem))) && (
        <button
          type="button"
          aria-label={`Try ${path} again`}
          title="Try again"
          onClick={() => converter.retry([key])}
        >
          <IconRefresh size={18} aria-hidden />
        </button>
      )}
      <button
        type="button"
        aria-label={`Remove ${path} from the list`}
        title="Remove from the list"
        data-remove
        onClick={({ currentTarget }) => {
          focusNext(currentTarget);
          converter.remove(key);
        }}
      >
        <IconX size={18} aria-hidden />
      </button>
    </span>
  );
}

/** What removes the next picture, or the last: this button goes with its row. */
function focusNext(button: HTMLElement) {
  const row = button.closest('li');
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  next?.querySelector<HTMLElement>('[data-remove]')?.focus();
}
