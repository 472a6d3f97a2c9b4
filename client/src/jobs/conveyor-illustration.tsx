/** A conveyor belt with nothing on it yet. */
export function ConveyorIllustration() {
  return (
    <svg width="280" height="140" viewBox="0 0 280 140" fill="none" aria-hidden="true">
      <rect
        x="20"
        y="84"
        width="240"
        height="34"
        rx="17"
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth="3"
      />
      <g fill="var(--line-strong)">
        <circle cx="40" cy="101" r="7" />
        <circle cx="90" cy="101" r="7" />
        <circle cx="140" cy="101" r="7" />
        <circle cx="190" cy="101" r="7" />
        <circle cx="240" cy="101" r="7" />
      </g>
      <g stroke="var(--accent)" strokeWidth="2.5" strokeDasharray="5 5" strokeLinecap="round">
        <rect x="44" y="42" width="44" height="36" rx="5" />
        <rect x="118" y="42" width="44" height="36" rx="5" />
        <rect x="192" y="42" width="44" height="36" rx="5" />
      </g>
      <path
        d="M120 18h40m-9-8 9 8-9 8"
        stroke="var(--text-soft)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
