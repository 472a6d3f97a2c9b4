/** Two looks at one shape, on which both agree. */
export function AgreeIllustration() {
  return (
    <svg width="220" height="132" viewBox="0 0 220 132" fill="none" aria-hidden="true">
      <rect x="22" y="14" width="112" height="92" rx="14" fill="var(--surface)" stroke="var(--line-strong)" />
      <rect x="86" y="26" width="112" height="92" rx="14" fill="var(--surface)" stroke="var(--line-strong)" />
      <path
        d="M118 98c0-22 10-40 24-40s24 18 24 40z"
        fill="var(--accent-wash)"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeDasharray="5 4"
      />
      <circle cx="198" cy="26" r="15" fill="var(--success)" />
      <path d="m191 26 5 5 9-10" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
