import type { Editor } from './editor.ts';
import type { Act } from './pointer-machine.ts';
import { panBy, type Size, zoomAt } from './view.ts';

/** CSS pixels of a drag that double the brush, and that take it from soft to hard. */
const [doublingPx, hardeningPx] = [90, 200];

/** Does what a pointer or a wheel meant. */
export function performAct(editor: Editor, screen: Size, act: Act) {
  const sizes = { picture: editor.image, screen };
  const { view } = editor.view.getState();
  if (!view) return;
  switch (act.do) {
    case 'begin':
      return editor.hand.begin(act.at, act);
    case 'extend':
      return editor.hand.extend(act.at);
    case 'end':
      return editor.hand.end();
    case 'drop':
      return editor.hand.drop();
    case 'pan':
      return editor.show(panBy(view, act.by, sizes));
    case 'zoom':
      return editor.show(zoomAt(view, act.factor, act.at, sizes));
    case 'size':
      editor.scaleBrush(2 ** (act.by.x / doublingPx));
      return editor.harden(-act.by.y / hardeningPx);
  }
}
