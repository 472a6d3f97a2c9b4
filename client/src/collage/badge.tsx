import classes from './collage.module.css';
import { type CollagePiece, unit } from './collage-piece.ts';
import { widthOf } from './wrap-text.ts';

/** On a phone, where a collage is upright, the same share of its width is a third of the pixels. */
const sizeFor = (aspect: number): number => (aspect < 1 ? 29 : 15);

interface BadgeProps {
  piece: CollagePiece;
  text: string;
  aspect: number;
}

/** A few words on the middle of a piece, within the collage. */
export function Badge({ piece: { placement }, text, aspect }: BadgeProps) {
  const size = sizeFor(aspect);
  const width = (widthOf(text) + 1.4) * size;
  const height = size * 1.9;
  const x = keepWithin(placement.x * unit, width / 2, unit);
  const y = keepWithin(placement.y * unit, height / 2, unit / aspect);
  return (
    <g className={classes.place} data-badge="" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={height / 2} fill="#211f1c" />
      <text fill="#ffffff" fontSize={size} fontWeight={600} textAnchor="middle" dominantBaseline="central">
        {text}
      </text>
    </g>
  );
}

function keepWithin(value: number, margin: number, end: number): number {
  return Math.round(Math.max(margin, Math.min(value, end - margin)));
}
