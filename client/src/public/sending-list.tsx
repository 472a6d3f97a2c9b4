import { useEffect, useState } from 'react';
import type { Sending } from './send-queue.ts';
import classes from './sending-list.module.css';

interface SendingListProps {
  sendings: readonly Sending[];
  canSee: boolean;
  shownIds: ReadonlySet<string>;
  isWhole: boolean;
  onRetry: (clientId: string) => void;
}

export function SendingList({ sendings, onRetry, ...shown }: SendingListProps) {
  if (sendings.length === 0) return null;
  const sent = sendings.filter(({ status }) => status === 'SENT').length;
  return (
    <div className={classes.list}>
      <p className={classes.sum} role="status">
        {sent} of {sendings.length} sent
      </p>
      <ul>
        {sendings.map((sending) => (
          <Row key={sending.clientId} sending={sending} onRetry={onRetry} {...shown} />
        ))}
      </ul>
    </div>
  );
}

type RowProps = Omit<SendingListProps, 'sendings'> & { sending: Sending };

function Row({ sending, onRetry, ...shown }: RowProps) {
  const { clientId, name, status, progress, problem, canRetry } = sending;
  const isLate = useLate(status === 'SENT');
  return (
    <li className={classes.row} data-status={status}>
      <span className={classes.name}>{name}</span>
      {status === 'SENDING' && (
        <progress className={classes.progress} value={progress} aria-label={`Sending ${name}`} />
      )}
      <span className={classes.state}>{problem ?? describe(sending, shown, isLate)}</span>
      {canRetry && (
        <button className="button" type="button" onClick={() => onRetry(clientId)}>
          Try again
        </button>
      )}
    </li>
  );
}

function describe(
  { status, imageId, progress }: Sending,
  { canSee, shownIds, isWhole }: Pick<RowProps, 'canSee' | 'shownIds' | 'isWhole'>,
  isLate: boolean,
): string {
  if (status === 'WAITING') return 'Waits';
  if (status === 'SENDING') return progress < 1 ? `${Math.round(progress * 100)}%` : 'Arriving';
  if (status === 'REFUSED') return 'Not sent';
  const isMissing = canSee && isWhole && imageId !== null && !shownIds.has(imageId);
  return isMissing && isLate ? "Sent; it awaits the owner's approval" : 'Sent';
}

const usualMs = 5000;

/** Whether what is so has been so for longer than it takes a photo to appear. */
function useLate(isSent: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isSent) return;
    const timer = setTimeout(() => setLate(true), usualMs);
    return () => clearTimeout(timer);
  }, [isSent]);
  return isLate;
}
