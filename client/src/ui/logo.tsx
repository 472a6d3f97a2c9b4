import classes from './logo.module.css';

export function Logo() {
  return (
    <span className={classes.logo}>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#3b57ea" />
        <path
          d="M9 23V9.5h8.2a4.9 4.9 0 0 1 0 9.8H9"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        <path d="M13 27h14" stroke="#fff" strokeWidth="2" strokeDasharray="2.6 2.6" opacity=".75" />
      </svg>
      Pasteup
    </span>
  );
}
