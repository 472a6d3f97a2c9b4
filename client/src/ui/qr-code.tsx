import { encode } from 'uqr';

/** Modules of white around it, by which a camera finds its edge. */
const border = 4;

interface QrCodeProps {
  text: string;
  /** What it is, for who does not see it. */
  label: string;
  className?: string;
}

/** Black on white in the dark too: many cameras do not read it the other way around. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className={className}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
