import { memo, type ReactNode, useId } from 'react';
import { Badge } from './badge.tsx';
import classes from './collage.module.css';
import { type CollagePiece, inDrawnOrder, outlinePath, transformOf, unit } from './collage-piece.ts';
import { NameTile, TileShape } from './name-tile.tsx';
import { linkProps } from './safe-link.ts';

export interface CollageProps {
  title: string;
  /** Width divided by height. */
  aspect: number;
  /** As `#rrggbb` or `#rrggbbaa`; null for none. */
  background: string | null;
  /** As they are listed, which is the order of the Tab key; `placement.z` says what lies in front. */
  pieces: readonly CollagePiece[];
  /** What a drawn piece is put into. Default: a link to its `href`. `drawing` has its picture and its click area. */
  renderPiece?: (piece: CollagePiece, drawing: ReactNode) => ReactNode;
  /** What is reached by keys for a piece. Default: a link to its `href`. `ring` is seen while it has the focus. */
  renderFocus?: (piece: CollagePiece, ring: ReactNode) => ReactNode;
}

/**
 * Things by their silhouettes: a click within an outline is on the piece, in the empty corner of its box on nothing. Drawn
 * without a browser, too.
 *
 * SVG has one order, and two are needed: what lies in front is drawn last, and the Tab key goes through the list. So the
 * pieces are drawn and clicked in one layer, and reached by keys and read out in another, which clicks pass through.
 */
export function Collage({
  title,
  aspect,
  background,
  pieces,
  renderPiece = renderDrawnLink,
  renderFocus = renderFocusLink,
}: CollageProps) {
  const prefix = useId();
  const height = Math.round(unit / aspect);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no element for a group of links in SVG.
    <svg className={classes.collage} viewBox={`0 0 ${unit} ${height}`} role="group" aria-label={title}>
      <defs>
        {pieces.map((piece) => (
          <Outline key={piece.id} piece={piece} prefix={prefix} />
        ))}
      </defs>
      {background && /^#[\da-f]{6,8}$/i.test(background) && (
        <rect width={unit} height={height} fill={background} pointerEvents="none" />
      )}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <g> cannot be focused. */}
      <g aria-hidden="true">
        {inDrawnOrder(pieces).map((piece) => (
          <Placed key={piece.id} piece={piece} prefix={prefix} render={renderPiece} Content={Drawing} />
        ))}
        <g pointerEvents="none">
          {pieces.map(
            (piece) =>
              piece.badge && <Badge key={piece.id} piece={piece} text={piece.badge} aspect={aspect} />,
          )}
        </g>
      </g>
      <g pointerEvents="none">
        {pieces.map((piece) => (
          <Placed key={piece.id} piece={piece} prefix={prefix} render={renderFocus} Content={Ring} />
        ))}
      </g>
    </svg>
  );
}

interface OfPiece {
  piece: CollagePiece;
  /** Before the ids of its outlines: another collage on the page has the same pieces. */
  prefix: string;
}

/** These two are drawn anew only for a piece that is another object: of a hundred pieces one moves. */
const Outline = memo(function Outline({ piece, prefix }: OfPiece) {
  const id = `${prefix}${piece.id}`;
  // A cutout that has not come yet is a tile too, and clicked by what is seen.
  return piece.picture ? <path id={id} d={outlinePath(piece)} /> : <TileShape id={id} ratio={piece.ratio} />;
});

interface PlacedProps extends OfPiece {
  render: (piece: CollagePiece, content: ReactNode) => ReactNode;
  Content: (props: { piece: CollagePiece; outline: string }) => ReactNode;
}

const Placed = memo(function Placed({ piece, prefix, render, Content }: PlacedProps) {
  return (
    <g className={classes.place} style={{ transform: transformOf(piece.placement) }}>
      {render(piece, <Content piece={piece} outline={`#${prefix}${piece.id}`} />)}
    </g>
  );
});

/** What a click on it follows; null for what is no link. */
const linkOf = ({ href, anchor }: CollagePiece) => linkProps(href) ?? (anchor ? { href: anchor } : null);

/** Out of the Tab key's way: the other layer has the same. */
function renderDrawnLink(piece: CollagePiece, drawing: ReactNode): ReactNode {
  const link = linkOf(piece);
  if (!link) return <g data-piece={piece.id}>{drawing}</g>;
  return (
    <a {...link} className={classes.link} data-piece={piece.id} tabIndex={-1}>
      {drawing}
    </a>
  );
}

function renderFocusLink(piece: CollagePiece, ring: ReactNode): ReactNode {
  const link = linkOf(piece);
  const label = piece.badge ? `${piece.name}, ${piece.badge}` : piece.name;
  if (!link)
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: nothing of SVG is interactive but a link.
      <g role="img" aria-label={label}>
        {ring}
      </g>
    );
  return (
    <a {...link} href={link.href} className={classes.focus} aria-label={label}>
      {ring}
    </a>
  );
}

function Drawing({ piece, outline }: { piece: CollagePiece; outline: string }) {
  const { name, picture, ratio, isFaded } = piece;
  return (
    <>
      <g className={classes.picture} opacity={isFaded ? 0.32 : undefined}>
        {picture ? (
          <image
            href={picture}
            x={-unit / 2}
            y={(-unit * ratio) / 2}
            width={unit}
            height={unit * ratio}
            preserveAspectRatio="none"
            pointerEvents="none"
          />
        ) : (
          <NameTile name={name} ratio={ratio} />
        )}
      </g>
      <use href={outline} fill="transparent" fillRule="evenodd" pointerEvents="all" />
    </>
  );
}

/** Two lines, of which one is seen on whatever it is on. */
function Ring({ outline }: { outline: string }) {
  return (
    <g className={classes.ring} fill="none">
      <use href={outline} />
      <use href={outline} />
    </g>
  );
}
