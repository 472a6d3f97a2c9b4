import { useId } from 'react';
import classes from './cut-illustration.module.css';

/** A photo of a cup; a dashed line runs around the cup, and a copy of it lifts off onto a checkerboard. */
export function CutIllustration() {
  const id = useId();
  return (
    <svg className={classes.picture} viewBox="0 0 360 200" fill="none" aria-hidden="true">
      <defs>
        <pattern id={`${id}-checker`} width="16" height="16" patternUnits="userSpaceOnUse">
          <path d="M0 0h8v8H0zM8 8h8v8H8z" fill="var(--checker-dark)" />
        </pattern>
        <clipPath id={`${id}-photo`}>
          <rect x="26" y="34" width="150" height="132" rx="14" />
        </clipPath>
      </defs>
      <g className={classes.photo}>
        <rect
          x="20"
          y="28"
          width="162"
          height="144"
          rx="18"
          fill="var(--surface)"
          stroke="var(--line-strong)"
        />
        <g clipPath={`url(#${id}-photo)`}>
          <rect x="26" y="34" width="150" height="132" fill="#bcd9ea" />
          <circle cx="146" cy="62" r="15" fill="#fbe7a9" />
          <path d="M26 128c28-16 52-16 82-4s52 6 70-4v50H26z" fill="#8fb996" />
          <path d="M26 146c40-10 100-12 152 2v22H26z" fill="#739f7d" />
        </g>
        <g transform="translate(-2 -2)">
          <Cup />
        </g>
        <path
          className={classes.dashes}
          d="M66 78h62v8c22-5 32 22 14 36-4 4-9 5-14 5-3 14-10 24-19 27H85c-14-8-20-34-19-76z"
          stroke="#fff"
          strokeWidth="3"
          strokeDasharray="6 6"
          strokeLinejoin="round"
        />
      </g>
      <path
        d="M196 100h22m-8-8 8 8-8 8"
        stroke="var(--text-soft)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="232" y="34" width="112" height="132" rx="16" fill="var(--checker-light)" />
      <rect
        x="232"
        y="34"
        width="112"
        height="132"
        rx="16"
        fill={`url(#${id}-checker)`}
        stroke="var(--line-strong)"
      />
      <g className={classes.lifted}>
        <g transform="translate(186 -2)">
          <Cup />
        </g>
      </g>
    </svg>
  );
}

function Cup() {
  return (
    <g>
      <path
        d="M128 92c16-4 24 14 12 25-4 4-9 5-15 4"
        stroke="var(--rubylith)"
        strokeWidth="8"
        strokeLinecap="round"
      />
      <path d="M70 82h58c1 40-5 60-18 70H88C75 142 69 122 70 82z" fill="var(--rubylith)" />
      <path
        d="M80 92c0 22 3 38 9 50"
        stroke="#fff"
        strokeOpacity=".45"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <ellipse cx="99" cy="82" rx="29" ry="7" fill="#7d1f18" />
    </g>
  );
}
