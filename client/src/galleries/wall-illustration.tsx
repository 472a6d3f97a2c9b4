/** Three frames on a wall, one of them on its way to somebody. */
export function WallIllustration() {
  return (
    <svg width="280" height="150" viewBox="0 0 280 150" fill="none" aria-hidden="true">
      <g fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="2.5">
        <rect x="26" y="44" width="84" height="64" rx="8" />
        <rect x="98" y="22" width="92" height="100" rx="8" />
        <rect x="182" y="52" width="74" height="58" rx="8" transform="rotate(7 219 81)" />
      </g>
      <path
        d="M38 96l16-20 13 14 8-8 14 14z"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <g stroke="var(--accent)" strokeWidth="2.5" strokeDasharray="5 5" strokeLinecap="round">
        <path d="M110 108V74a33 33 0 0 1 67 0v34z" />
        <circle cx="219" cy="81" r="15" />
      </g>
      <path d="M14 136h252" stroke="var(--line-strong)" strokeWidth="6" strokeLinecap="round" />
    </svg>
  );
}
