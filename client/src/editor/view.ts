export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** How a picture lies on the screen: a point of it, in its pixels, is at `point · scale + (x, y)` in CSS pixels of the canvas. */
export interface View extends Point {
  scale: number;
}

/** CSS pixels around a picture that is fitted in. */
const marginPx = 16;
/** Screen pixels a pixel of the picture: more shows nothing more. */
const largestScale = 32;
/** CSS pixels of a picture that stay in sight, however far it is moved. */
const inSightPx = 64;

export function fitView(picture: Size, screen: Size): View {
  const room = (side: number) => Math.max(side - 2 * marginPx, 1);
  const scale = Math.min(room(screen.width) / picture.width, room(screen.height) / picture.height);
  return centre(picture, screen, scale);
}

/** One pixel of the picture a pixel of the device, around what is in the middle of the screen. */
export function actualView(picture: Size, screen: Size, view: View, pixelRatio: number): View {
  const middle = { x: screen.width / 2, y: screen.height / 2 };
  return zoomAt(view, 1 / pixelRatio / view.scale, middle, { picture, screen });
}

/** What is under `at` stays there. */
export function zoomAt(view: View, factor: number, at: Point, { picture, screen }: Sizes): View {
  const least = Math.min(fitView(picture, screen).scale / 2, 1);
  const scale = Math.min(Math.max(view.scale * factor, least), largestScale);
  const by = scale / view.scale;
  const moved = { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
  return keepInSight(moved, { picture, screen });
}

export function panBy(view: View, { x, y }: Point, sizes: Sizes): View {
  return keepInSight({ ...view, x: view.x + x, y: view.y + y }, sizes);
}

/** CSS pixels between what is followed and the canvas' edge. */
const followPx = 48;

/** Moved as little as brings a point of the picture, in its pixels, well into sight. */
export function followPoint(view: View, point: Point, { screen }: { screen: Size }): View {
  const at = toScreen(view, point);
  const need = (place: number, room: number) => {
    const margin = Math.min(followPx, room / 2);
    return Math.min(Math.max(place, margin), room - margin) - place;
  };
  const [x, y] = [need(at.x, screen.width), need(at.y, screen.height)];
  return x === 0 && y === 0 ? view : { ...view, x: view.x + x, y: view.y + y };
}

export const toPicture = ({ scale, x, y }: View, at: Point): Point => ({
  x: (at.x - x) / scale,
  y: (at.y - y) / scale,
});

export const toScreen = ({ scale, x, y }: View, at: Point): Point => ({
  x: at.x * scale + x,
  y: at.y * scale + y,
});

/** The picture's longer side in CSS pixels, as it is looked at: brushes are fractions of it. */
export const sidePxOf = ({ width, height }: Size, scale: number) => Math.max(width, height) * scale;

interface Sizes {
  picture: Size;
  screen: Size;
}

function centre(picture: Size, screen: Size, scale: number): View {
  return {
    scale,
    x: (screen.width - picture.width * scale) / 2,
    y: (screen.height - picture.height * scale) / 2,
  };
}

function keepInSight(view: View, { picture, screen }: Sizes): View {
  const keep = (at: number, side: number, room: number) => {
    const seen = Math.min(inSightPx, side);
    return Math.min(Math.max(at, seen - side), room - seen);
  };
  return {
    scale: view.scale,
    x: keep(view.x, picture.width * view.scale, screen.width),
    y: keep(view.y, picture.height * view.scale, screen.height),
  };
}
