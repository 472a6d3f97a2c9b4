import classes from './mark.module.css';

/** By what this was made; small, as the page is its owner's. */
export function Mark() {
  return (
    <footer className={classes.mark}>
      <svg width="18" height="18" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#3b57ea" />
        <path
          d="M9 23V9.5h8.2a4.9 4.9 0 0 1 0 9.8H9"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      Shared with Pasteup
    </footer>
  );
}
