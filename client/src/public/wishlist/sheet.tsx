import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import classes from './sheet.module.css';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog; from the bottom of a phone. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // It gives the focus back to where it was.
    return () => current?.close();
  }, []);
  return (
    <dialog ref={dialog} className={classes.sheet} aria-labelledby={id} onClose={onClose}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        <button
          className={classes.close}
          type="button"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          <svg
            width="20"
            height="20"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
          >
            <path d="M6 6l12 12M18 6L6 18" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </button>
      </div>
      {children}
    </dialog>
  );
}
