/** What the cutout lies on: the picture itself, faint, or a checkerboard, or a colour `#rrggbb`. */
export type Background = 'photo' | 'checker' | `#${string}`;

/** How the picture is looked at: nothing of it is kept. */
export interface Look {
  hasOverlay: boolean;
  /** 0..1 */
  overlayOpacity: number;
  background: Background;
  /** The picture as it was, while it is held. */
  isBefore: boolean;
}

export const firstLook: Look = {
  hasOverlay: true,
  overlayOpacity: 0.45,
  background: 'photo',
  isBefore: false,
};
