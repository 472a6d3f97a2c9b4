/** Three photos slide into a folder; below it, the same as a row of smaller ones. */
export function FolderIllustration() {
  return (
    <svg width="300" height="168" viewBox="0 0 300 168" fill="none" aria-hidden="true">
      <g stroke="var(--line-strong)" strokeWidth="2.5" fill="var(--surface)">
        <rect x="78" y="18" width="62" height="74" rx="8" transform="rotate(-8 109 55)" />
        <rect x="160" y="16" width="62" height="74" rx="8" transform="rotate(8 191 53)" />
        <rect x="117" y="8" width="66" height="80" rx="8" />
      </g>
      <g strokeLinecap="round" strokeLinejoin="round" strokeWidth="2.5">
        <circle cx="136" cy="30" r="6" fill="#fbe7a9" />
        <path d="m124 62 16-16 11 11 9-8 16 14" stroke="var(--accent)" />
      </g>
      <path
        d="M66 62h46l12 12h110a10 10 0 0 1 10 10v58a10 10 0 0 1-10 10H66a10 10 0 0 1-10-10V72a10 10 0 0 1 10-10z"
        fill="var(--accent-wash)"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <g stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M150 94v36m-13-13 13 13 13-13" />
        <path d="M92 112h22M92 124h14M186 112h22M194 124h14" strokeDasharray="5 6" />
      </g>
    </svg>
  );
}
