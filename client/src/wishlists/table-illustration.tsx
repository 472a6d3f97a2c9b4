/** Things cut out of their pictures, on their way into a collage. */
export function TableIllustration() {
  return (
    <svg width="280" height="150" viewBox="0 0 280 150" fill="none" aria-hidden="true">
      <rect
        x="66"
        y="16"
        width="148"
        height="112"
        rx="10"
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth="2.5"
      />
      <g stroke="var(--accent)" strokeWidth="2.5" strokeLinejoin="round" strokeLinecap="round">
        <path d="M98 58l-12 26h24zM98 84v18M88 103h20" transform="rotate(-6 98 80)" />
        <path d="M132 104V72q0-7 5-12V44h12v16q5 5 5 12v32z" transform="rotate(5 143 76)" />
        <circle cx="184" cy="52" r="15" />
        <path d="M184 43v10l6 4" />
      </g>
      <g
        fill="var(--page)"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeDasharray="5 5"
        strokeLinejoin="round"
      >
        <path d="M218 92h34v9q0 18-17 18t-17-18zM252 97h5q6 0 6 6t-6 6h-6" transform="rotate(9 238 104)" />
        <path d="M24 48l11-9q7 6 14 0l11 9-6 11-5-3v24H35V56l-5 3z" transform="rotate(-9 42 58)" />
      </g>
      <path
        d="M62 78q5 4 11 5M232 84q-4-10-14-14"
        stroke="var(--line-strong)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <path d="M14 136h252" stroke="var(--line-strong)" strokeWidth="6" strokeLinecap="round" />
    </svg>
  );
}
