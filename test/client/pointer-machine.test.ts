import { expect, test } from 'vitest';
import {
  type Act,
  createPointerMachine,
  type PointerInput,
} from '../../client/src/editor/pointer-machine.ts';

const input = (kind: PointerInput['kind'], part: Partial<PointerInput> = {}): PointerInput => ({
  kind,
  id: 1,
  type: 'mouse',
  x: 10,
  y: 10,
  button: 0,
  buttons: kind === 'down' || kind === 'move' ? 1 : 0,
  pressure: 1,
  ms: 0,
  isAlt: false,
  isShift: false,
  isSpace: false,
  ...part,
});

const did = (acts: readonly Act[]) => acts.map((act) => act.do);
const finger = (id: number, part: Partial<PointerInput> = {}) => ({ id, type: 'touch' as const, ...part });

test('a mouse draws from where it comes down to where it is lifted', () => {
  const machine = createPointerMachine();
  expect(did(machine.handle(input('move')))).toEqual([]);
  expect(machine.handle(input('down'))).toMatchObject([{ do: 'begin', isSwapped: false, isLine: false }]);
  expect(did(machine.handle(input('move', { x: -40 })))).toEqual(['extend']);
  expect(did(machine.handle(input('up')))).toEqual(['end']);
  expect(did(machine.handle(input('down')))).toEqual(['begin']);
});

test('Alt swaps the tool, so does the other end of a pen, and both together do not; Shift draws a line', () => {
  const begin = (part: Partial<PointerInput>) => createPointerMachine().handle(input('down', part))[0];
  expect(begin({ isAlt: true })).toMatchObject({ isSwapped: true });
  expect(begin({ type: 'pen', button: 5 })).toMatchObject({ isSwapped: true });
  expect(begin({ type: 'pen', button: 5, isAlt: true })).toMatchObject({ isSwapped: false });
  expect(begin({ isShift: true })).toMatchObject({ isLine: true });
});

test('the middle button and the space bar pan, Alt and the right button size the brush', () => {
  const drag = (part: Partial<PointerInput>) => {
    const machine = createPointerMachine();
    machine.handle(input('down', part));
    return machine.handle(input('move', { ...part, x: 15, y: 7 }));
  };
  expect(drag({ button: 1 })).toEqual([{ do: 'pan', by: { x: 5, y: -3 } }]);
  expect(drag({ isSpace: true })).toEqual([{ do: 'pan', by: { x: 5, y: -3 } }]);
  expect(drag({ button: 2, isAlt: true })).toEqual([{ do: 'size', by: { x: 5, y: -3 } }]);
  expect(drag({ button: 2 })).toEqual([]);
});

test('a second finger that comes at once takes the begun stroke back, and both pan and zoom', () => {
  const machine = createPointerMachine();
  machine.handle(input('down', finger(1, { x: 0, y: 0 })));
  machine.handle(input('move', finger(1, { x: 30, y: 0, ms: 40 })));
  expect(did(machine.handle(input('down', finger(2, { x: 130, y: 0, ms: 79 }))))).toEqual(['drop']);
  const acts = machine.handle(input('move', finger(2, { x: 230, y: 0, ms: 90 })));
  expect(acts).toEqual([
    { do: 'pan', by: { x: 50, y: 0 } },
    { do: 'zoom', factor: 2, at: { x: 130, y: 0 } },
  ]);
  expect(did(machine.handle(input('up', finger(1))))).toEqual([]);
  // The finger that is left does not draw.
  expect(did(machine.handle(input('move', finger(2, { x: 300 }))))).toEqual([]);
  machine.handle(input('up', finger(2)));
  expect(did(machine.handle(input('down', finger(3))))).toEqual(['begin']);
});

test('one that comes later ends a stroke that has gone somewhere, and takes back one that has not', () => {
  const after = (x: number) => {
    const machine = createPointerMachine();
    machine.handle(input('down', finger(1, { x: 0 })));
    machine.handle(input('move', finger(1, { x, ms: 300 })));
    return did(machine.handle(input('down', finger(2, { ms: 400 }))));
  };
  expect(after(60)).toEqual(['end']);
  expect(after(3)).toEqual(['drop']);
});

test('once a pen was seen fingers only pan, as they may be a palm', () => {
  const machine = createPointerMachine();
  machine.handle(input('down', { id: 7, type: 'pen', pressure: 0.4 }));
  expect(did(machine.handle(input('down', finger(1))))).toEqual([]);
  machine.handle(input('up', { id: 7, type: 'pen' }));
  machine.handle(input('down', finger(2, { x: 0, y: 0 })));
  expect(machine.handle(input('move', finger(2, { x: 9, y: 2 })))).toEqual([
    { do: 'pan', by: { x: 9, y: 2 } },
  ]);
});

test('what the system takes away keeps the stroke of a mouse or a pen and takes a finger’s back', () => {
  const canceled = (part: Partial<PointerInput>) => {
    const machine = createPointerMachine();
    machine.handle(input('down', part));
    machine.handle(input('move', { ...part, x: 90 }));
    return did(machine.handle(input('cancel', part)));
  };
  expect(canceled({})).toEqual(['end']);
  expect(canceled({ type: 'pen' })).toEqual(['end']);
  expect(canceled(finger(1))).toEqual(['drop']);
});

test('Escape takes a stroke back, and what the pointer does until it is lifted is nothing', () => {
  const machine = createPointerMachine();
  machine.handle(input('down'));
  expect(did(machine.drop())).toEqual(['drop']);
  expect(did(machine.handle(input('move', { x: 60 })))).toEqual([]);
  expect(did(machine.handle(input('up')))).toEqual([]);
  expect(did(machine.handle(input('down')))).toEqual(['begin']);
  expect(did(createPointerMachine().drop())).toEqual([]);
});

const pen = (part: Partial<PointerInput> = {}) => ({ id: 7, type: 'pen' as const, pressure: 0.4, ...part });

test('a pen draws though a palm came first, whatever the palm has begun', () => {
  const palms: Record<string, (machine: ReturnType<typeof createPointerMachine>) => void> = {
    drawing: (machine) => machine.handle(input('down', finger(1))),
    pinching(machine) {
      machine.handle(input('down', finger(1)));
      machine.handle(input('down', finger(2)));
    },
    lifting(machine) {
      machine.handle(input('down', finger(1)));
      machine.handle(input('down', finger(2)));
      machine.handle(input('up', finger(2)));
    },
    panning(machine) {
      machine.handle(input('down', pen()));
      machine.handle(input('up', pen()));
      machine.handle(input('down', finger(1)));
    },
  };
  for (const [name, put] of Object.entries(palms)) {
    const machine = createPointerMachine();
    put(machine);
    expect(did(machine.handle(input('down', pen()))), name).toEqual(
      name === 'drawing' ? ['drop', 'begin'] : ['begin'],
    );
    // The palm rolls and is lifted; another comes down.
    expect(did(machine.handle(input('move', finger(1, { x: 80 }))))).toEqual([]);
    expect(did(machine.handle(input('up', finger(1))))).toEqual([]);
    expect(did(machine.handle(input('down', finger(3))))).toEqual([]);
    expect(did(machine.handle(input('move', pen({ x: 60 }))))).toEqual(['extend']);
    expect(did(machine.handle(input('up', pen())))).toEqual(['end']);
  }
});

test('a pen does not take a stroke from the mouse', () => {
  const machine = createPointerMachine();
  machine.handle(input('down'));
  expect(did(machine.handle(input('down', pen())))).toEqual([]);
  expect(did(machine.handle(input('move', { x: 60 })))).toEqual(['extend']);
});

test('what is let go where nobody tells has ended when the pointer is seen again', () => {
  const machine = createPointerMachine();
  machine.handle(input('down'));
  expect(did(machine.handle(input('move', { x: 200, buttons: 0 })))).toEqual(['end']);
  expect(did(machine.handle(input('move', { x: 220, buttons: 0 })))).toEqual([]);
  expect(did(machine.handle(input('down')))).toEqual(['begin']);
});
