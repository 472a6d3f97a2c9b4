import { type CollagePiece, unit } from './collage-piece.ts';
import { tileColours } from './tile-colours.ts';
import { lineHeight, wrapText } from './wrap-text.ts';

/** Shares of the tile's shorter side, and of its width and height that the name may take, as in the server's pictures. */
const roundness = 0.09;
const textShare = { width: 0.84, height: 0.6 };
/** Of its height, for a short name. */
const largestLetter = 0.3;

interface TileShapeProps extends Pick<CollagePiece, 'ratio'> {
  id?: string;
  fill?: string;
}

/** A rectangle with round corners: what is drawn of a tile, and where a click is on it. */
export function TileShape({ ratio, ...props }: TileShapeProps) {
  const height = ratio * unit;
  const radius = Math.min(unit, height) * roundness;
  return <rect x={-unit / 2} y={-height / 2} width={unit} height={height} rx={radius} {...props} />;
}

/** What lies on a collage for a thing without a picture. */
export function NameTile({ name, ratio }: Pick<CollagePiece, 'name' | 'ratio'>) {
  const height = ratio * unit;
  const { ground, ink } = tileColours(name);
  const { lines, fontSize } = wrapText(name, {
    width: unit * textShare.width,
    height: height * textShare.height,
    maxFontSize: Math.min(height, unit) * largestLetter,
  });
  const top = -((lines.length - 1) * lineHeight * fontSize) / 2;
  return (
    <g pointerEvents="none">
      <TileShape ratio={ratio} fill={ground} />
      <text
        fill={ink}
        fontSize={Math.round(fontSize)}
        fontWeight={600}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else, and no state.
          <tspan key={index} x={0} y={Math.round(top + index * lineHeight * fontSize)}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
