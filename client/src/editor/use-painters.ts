import { type RefObject, useEffect, useMemo } from 'react';
import type { Editor } from './editor.ts';
import { createOriginalFile } from './original-file.ts';
import { createOverlayPainter } from './overlay-painter.ts';
import { createPicturePainter, type SharpPart } from './picture-painter.ts';
import { createSharpener } from './sharpen.ts';
import type { Screen } from './use-screen.ts';
import { fitView } from './view.ts';

interface Canvases {
  picture: RefObject<HTMLCanvasElement | null>;
  overlay: RefObject<HTMLCanvasElement | null>;
}

interface PaintersOptions extends Canvases {
  editor: Editor;
  screen: Screen | null;
  original: HTMLImageElement | null;
}

/** Keeps both canvases as the editor has it, without the page being rendered for it. */
export function usePainters({ editor, screen, original, picture, overlay }: PaintersOptions) {
  const file = useMemo(() => createOriginalFile(editor.image.url), [editor]);
  useEffect(() => file.stop, [file]);
  useEffect(() => {
    if (!screen || !picture.current || !overlay.current) return;
    const { pixelRatio } = screen;
    for (const canvas of [picture.current, overlay.current]) {
      canvas.width = Math.round(screen.width * pixelRatio);
      canvas.height = Math.round(screen.height * pixelRatio);
    }
    const strokes = createOverlayPainter({ canvas: overlay.current, picture: editor.image, pixelRatio });
    const painter = createPicturePainter({ canvas: picture.current, picture: editor.image, pixelRatio });
    let sharp: SharpPart | null = null;
    const sharpener = createSharpener({
      image: editor.image,
      file,
      screen,
      shownWidth: original?.naturalWidth ?? 0,
      crop: editor.crop,
      onPart(part) {
        sharp = part;
        paint();
      },
    });
    function paint() {
      const { view } = editor.view.getState();
      if (!view) return;
      const { background, isBefore } = editor.look.getState();
      const cutout = editor.previewer.shown.getState().bitmap;
      painter.show({ view, original, sharp, cutout, background, isBefore });
    }
    function paintStrokes() {
      const { view } = editor.view.getState();
      if (view) strokes.show(editor.list.getState().strokes, view);
    }
    const moved = () => {
      const { view } = editor.view.getState();
      if (view) sharpener.look(view);
      paint();
      paintStrokes();
    };
    const ends = [
      editor.view.subscribe(moved),
      editor.look.subscribe(paint),
      editor.previewer.shown.subscribe(paint),
      editor.list.subscribe(paintStrokes),
      editor.hand.live.subscribe(({ stroke }) => strokes.showLive(stroke)),
    ];
    const { view, isFitted } = editor.view.getState();
    if (view && !isFitted) moved();
    else editor.show(fitView(editor.image, screen), true);
    return () => {
      for (const end of ends) end();
      strokes.close();
      painter.close();
      sharpener.close();
    };
  }, [editor, file, screen, original, picture, overlay]);
}
