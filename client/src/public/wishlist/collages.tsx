import { Collage } from '../../collage/collage.tsx';
import type { CollagePiece } from '../../collage/collage-piece.ts';
import classes from './collages.module.css';
import type { CollageLayout } from './documents.ts';

interface CollagesProps {
  title: string;
  background: string | null;
  layouts: { wide: CollageLayout; tall: CollageLayout };
  drawPieces: (layout: CollageLayout) => CollagePiece[];
}

/** Both are in the page, and its style sheet shows the one for this window: so it is without script. */
export function Collages({ title, background, layouts: { wide, tall }, drawPieces }: CollagesProps) {
  const draw = (layout: CollageLayout) => (
    <Collage title={title} aspect={layout.aspect} background={background} pieces={drawPieces(layout)} />
  );
  if (wide.placements.length === 0 && tall.placements.length === 0) return null;
  // One of them may not be laid out yet: whoever asks first has that done.
  return (
    <div className={classes.collages} data-background={background ? '' : undefined}>
      <div className={classes.wide}>{draw(wide.placements.length > 0 ? wide : tall)}</div>
      <div className={classes.tall}>{draw(tall.placements.length > 0 ? tall : wide)}</div>
    </div>
  );
}
