import type { PiecePlacement } from '../collage/collage-piece.ts';

/**
 * A piece in the hand is lifted: its picture lies in the frame around it, over all others, and the frame is what moves. A
 * piece that moved within the collage would have all hundred painted anew in every frame; and nothing is rendered for
 * it. What is drawn where it was taken from is hidden until it is let go.
 */
export function liftPiece(stage: HTMLElement, id: string) {
  stage.dataset.busy = '';
  const [frame, piece] = [stage.querySelector('[data-frame]'), findPiece(stage, id)];
  markAll(stage, id, true);
  const picture = piece?.firstElementChild;
  if (!frame || !picture || frame.querySelector(':scope > svg')) return;
  const { x, y, width, height } = (picture as SVGGraphicsElement).getBBox();
  const lifted = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  lifted.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  lifted.setAttribute('preserveAspectRatio', 'none');
  lifted.append(picture.cloneNode(true));
  frame.append(lifted);
}

export function showInHand(stage: HTMLElement, id: string, place: PiecePlacement) {
  for (const over of stage.querySelectorAll<HTMLElement>(`[data-over="${CSS.escape(id)}"]`))
    for (const [key, value] of Object.entries(placeStyle(place))) over.style.setProperty(key, value);
}

/** Once it is drawn where it was let go: it would glide there from where it was taken. */
export function putDown(stage: HTMLElement, id: string) {
  delete stage.dataset.busy;
  markAll(stage, id, false);
  stage.querySelector('[data-frame] > svg')?.remove();
}

/** What lies over the stage at a piece is where these say. */
export const placeStyle = ({ x, y, width, rotation }: PiecePlacement): Record<string, string> => ({
  '--x': `${x}`,
  '--y': `${y}`,
  '--width': `${width}`,
  '--turn': `${rotation}deg`,
});

const findPiece = (stage: HTMLElement, id: string) => stage.querySelector(`[data-piece="${CSS.escape(id)}"]`);

/** While it is marked nothing of it glides. */
function markAll(stage: HTMLElement, id: string, isInHand: boolean) {
  const name = CSS.escape(id);
  const all = stage.querySelectorAll<HTMLElement>(
    `[data-piece="${name}"], [data-focus="${name}"], [data-over="${name}"]`,
  );
  for (const { dataset } of all) {
    if (isInHand) dataset.hand = '';
    else delete dataset.hand;
  }
}
