import { type DragEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { GalleryFacts } from './documents.ts';
import { keepGuestName, readGuestName } from './guest-name.ts';
import { acceptOf, type SendLimits, sayLimits } from './send-limits.ts';
import classes from './send-photos.module.css';
import { createSendQueue } from './send-queue.ts';
import { SendingList } from './sending-list.tsx';

interface SendFormProps {
  slug: string;
  pass: string | null;
  facts: GalleryFacts;
  limits: SendLimits;
  shownIds: ReadonlySet<string>;
  isWhole: boolean;
}

export function SendForm({ slug, pass, facts, limits, shownIds, isWhole }: SendFormProps) {
  const [queue] = useState(() => createSendQueue({ slug, pass }));
  const sendings = useSyncExternalStore(queue.subscribe, queue.sendings);
  const [name, setName] = useState(readGuestName);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isFull = limits.imagesLeft === 0 || limits.bytesLeft === 0;
  const isSending = sendings.some(({ status }) => status === 'WAITING' || status === 'SENDING');
  useLeaveWarning(isSending);

  const send = (files: FileList | null) => {
    if (!files || isFull) return;
    keepGuestName(name.trim());
    queue.add([...files], name.trim(), limits);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(!isFull);
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: who cannot drag has the button in it. */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={hover}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className={classes.call}>Send your photos</p>
        <p className={classes.limits}>{sayLimits(limits)}</p>
        {!isFull && (
          <>
            <label className={classes.name}>
              Your name, if you like
              <input
                value={name}
                maxLength={200}
                autoComplete="name"
                onChange={({ target }) => setName(target.value)}
                onBlur={() => keepGuestName(name.trim())}
              />
            </label>
            <button className="button primary" type="button" onClick={() => input.current?.click()}>
              Choose photos
            </button>
            <p className={classes.hint}>or drop them here</p>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              accept={acceptOf(limits)}
              onChange={({ target }) => {
                send(target.files);
                // The same file chosen again is a change, too.
                target.value = '';
              }}
            />
          </>
        )}
      </div>
      <SendingList
        sendings={sendings}
        canSee={facts.access?.canSee ?? false}
        shownIds={shownIds}
        isWhole={isWhole}
        onRetry={queue.retry}
      />
    </>
  );
}

function useLeaveWarning(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isSending]);
}
