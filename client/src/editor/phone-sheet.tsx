import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './phone-sheet.module.css';

interface PhoneSheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Settings over the lower part of a phone's screen, with the picture that they change in sight and in reach above them. */
export function PhoneSheet({ title, onClose, children }: PhoneSheetProps) {
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    frame.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div
      ref={frame}
      className={classes.sheet}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        <CloseButton size={44} aria-label="Close" onClick={onClose} />
      </div>
      {children}
    </div>
  );
}
