/** An empty shelf with three frames that wait for a picture. */
export function ShelfIllustration() {
  return (
    <svg width="280" height="150" viewBox="0 0 280 150" fill="none" aria-hidden="true">
      <path d="M14 122h252" stroke="var(--line-strong)" strokeWidth="6" strokeLinecap="round" />
      <path d="M50 125v14M230 125v14" stroke="var(--line-strong)" strokeWidth="6" strokeLinecap="round" />
      <g fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="2.5">
        <rect x="34" y="52" width="62" height="66" rx="8" />
        <rect x="108" y="24" width="74" height="94" rx="8" />
        <rect x="194" y="62" width="52" height="56" rx="8" transform="rotate(6 220 90)" />
      </g>
      <g stroke="var(--accent)" strokeWidth="2.5" strokeDasharray="5 5" strokeLinecap="round">
        <rect x="44" y="62" width="42" height="46" rx="4" />
        <path d="M121 104V52a24 24 0 0 1 48 0v52z" />
        <circle cx="220" cy="90" r="14" />
      </g>
    </svg>
  );
}
