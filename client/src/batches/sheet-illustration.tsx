/** A spreadsheet of which each row becomes a picture. */
export function SheetIllustration() {
  return (
    <svg width="300" height="160" viewBox="0 0 300 160" fill="none" aria-hidden="true">
      <rect
        x="20"
        y="22"
        width="132"
        height="116"
        rx="10"
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth="2.5"
      />
      <path d="M20 32a10 10 0 0 1 10-10h112a10 10 0 0 1 10 10v16H20z" fill="var(--accent-wash)" />
      <path d="M20 48h132M20 78h132M20 108h132M64 22v116" stroke="var(--line-strong)" strokeWidth="2.5" />
      <path
        d="M76 64h52M76 94h64M76 123h44M32 64h20M32 94h16M32 123h20M32 36h18M76 36h40"
        stroke="var(--accent)"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path
        d="M166 80h30m-9-9 9 9-9 9"
        stroke="var(--text-soft)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <g stroke="var(--accent)" strokeWidth="2.5" fill="var(--surface)">
        <rect x="212" y="16" width="56" height="36" rx="6" />
        <rect x="212" y="62" width="56" height="36" rx="6" />
        <rect x="212" y="108" width="56" height="36" rx="6" strokeDasharray="5 5" />
      </g>
      <g stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="m218 46 12-13 9 9 7-6 15 10M218 92l12-13 9 9 7-6 15 10" />
      </g>
      <circle cx="256" cy="26" r="4" fill="#f4b942" />
      <circle cx="256" cy="72" r="4" fill="#f4b942" />
    </svg>
  );
}
