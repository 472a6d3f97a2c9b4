import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import type { PiecePlacement } from '../collage/collage-piece.ts';
import type { CollageLiveFragment, ItemLiveFragment } from '../gql/graphql.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import type { DeskState } from './desk-state.ts';
import { faceOf } from './face-of.ts';
import { createHistory, type History } from './history.ts';
import { type LaidPiece, layPieces } from './laid-pieces.ts';
import type { OpenWishlist } from './open-wishlist.ts';
import { createPerformer } from './perform.ts';
import { findLayer, keepOnCollage, type Way } from './placing.ts';
import { type Shape, shapes } from './shape.ts';
import type { Step } from './step.ts';

/** What is done to an open wishlist by hand: at once here, then on the server, and each of it can be taken back. */
export interface Desk {
  state: StoreApi<DeskState>;
  history: History;
  /** Told what the server has, whenever that has changed. */
  read(open: OpenWishlist): void;
  /** Of a collage as it is shown. */
  pieceOf(shape: Shape, id: string): LaidPiece | null;
  itemOf(id: string): ItemLiveFragment | null;
  select(shape: Shape, id: string | null): void;
  /** Told which collages are in sight. */
  show(shapes: readonly Shape[]): void;
  /** Where something that was chosen elsewhere is shown: where one was worked on last. */
  shownShape(): Shape;
  /** Holds a piece where it is while it is in the hand: `put` or `leave` comes next. */
  grab(shape: Shape, id: string): void;
  leave(shape: Shape, id: string): void;
  /** Puts a piece somewhere; `isDone` false while it goes on. */
  put(shape: Shape, id: string, place: PiecePlacement, isDone: boolean): void;
  bring(shape: Shape, id: string, way: Way): void;
  pin(shape: Shape, id: string): void;
  /** Null: all. */
  unpin(shape: Shape, ids: readonly string[] | null): void;
  shuffle(shape: Shape): void;
  weigh(id: string, weight: number): void;
  paint(background: string | null): void;
  move(id: string, before: string | null): void;
  undo(): void;
  redo(): void;
  close(): void;
}

/** Keys and wheels tell no end of what they do: it is over when nothing has come for so long. */
const calmMs = 350;

/** The greatest seed that the server takes. */
const largestSeed = 2 ** 31 - 1;

interface Going {
  shape: Shape;
  id: string;
  undo: Step;
  timer?: ReturnType<typeof setTimeout>;
}

export function createDesk(client: Client, wishlistId: string): Desk {
  const state = createStore<DeskState>(() => ({
    selected: null,
    held: { desktop: {}, phone: {} },
    background: undefined,
  }));
  const history = createHistory();
  let now: OpenWishlist | null = null;
  let shown: readonly Shape[] = ['desktop'];
  const performer = createPerformer({
    client,
    wishlistId,
    state,
    now: () => now,
    onProblem: notifyProblem,
  });

  const collageOf = (shape: Shape): CollageLiveFragment | null => now?.[shape] ?? null;
  const piecesOn = (shape: Shape) => layPieces(collageOf(shape), state.getState().held[shape]);

  function act(of: string, undo: Step, redo: Step) {
    history.note({ of, undo, redo });
    void performer.perform(redo);
  }

  /** Puts everything back to where it is now, and lets flow what flows now. */
  function rememberAll(shape: Shape): Step {
    const pieces = piecesOn(shape);
    return {
      kind: 'place',
      shape,
      places: Object.fromEntries(pieces.map(({ id, placement }) => [id, placement])),
      unpin: pieces.filter(({ isPinned }) => !isPinned).map(({ id }) => id),
    };
  }

  /** What is put somewhere and is not over yet. */
  let going: Going | null = null;

  function finish() {
    if (!going) return;
    const { shape, id, undo, timer } = going;
    clearTimeout(timer);
    going = null;
    const place = state.getState().held[shape][id];
    if (place)
      act(`place ${shape} ${id}`, undo, { kind: 'place', shape, places: { [id]: place }, unpin: [] });
  }

  function put(shape: Shape, id: string, place: PiecePlacement, isDone: boolean) {
    if (going && (going.shape !== shape || going.id !== id)) finish();
    const undo = going?.undo ?? rememberAll(shape);
    clearTimeout(going?.timer);
    going = { shape, id, undo, timer: setTimeout(finish, calmMs) };
    performer.hold(shape, { [id]: keepOnCollage(place, shapes[shape].aspect) });
    if (isDone) finish();
  }

  const pieceOf = (shape: Shape, id: string) => piecesOn(shape).find((piece) => piece.id === id) ?? null;

  return {
    state,
    history,
    pieceOf,
    show(next) {
      shown = next;
    },
    shownShape() {
      const { selected } = state.getState();
      return selected && shown.includes(selected.shape) ? selected.shape : (shown[0] ?? 'desktop');
    },
    itemOf: (id) => now?.items.find((item) => faceOf(item).id === id) ?? null,
    put,
    grab(shape, id) {
      finish();
      const piece = pieceOf(shape, id);
      if (!piece) return;
      going = { shape, id, undo: rememberAll(shape) };
      performer.hold(shape, { [id]: piece.placement });
    },
    leave(shape, id) {
      going = null;
      performer.letGo(shape, id);
    },
    read(open) {
      now = open;
    },
    select(shape, id) {
      const { selected } = state.getState();
      if (selected?.id === id && selected?.shape === shape) return;
      finish();
      state.setState({ selected: id === null ? null : { shape, id } });
    },
    bring(shape, id, way) {
      const piece = pieceOf(shape, id);
      const z = findLayer(piecesOn(shape), id, way);
      if (piece && z !== null) put(shape, id, { ...piece.placement, z }, true);
    },
    pin(shape, id) {
      const piece = pieceOf(shape, id);
      if (piece) put(shape, id, piece.placement, true);
    },
    unpin(shape, ids) {
      finish();
      act(`unpin ${shape}`, rememberPins(piecesOn(shape), shape, ids), { kind: 'unpin', shape, ids });
    },
    shuffle(shape) {
      finish();
      const seed = (crypto.getRandomValues(new Uint32Array(1))[0] as number) % largestSeed;
      act(`shuffle ${shape} ${seed}`, rememberAll(shape), { kind: 'shuffle', shape, seed });
    },
    weigh(id, weight) {
      finish();
      const before = now?.items.find((item) => faceOf(item).id === id)?.weight ?? 1;
      if (before !== weight)
        act(`weigh ${id}`, { kind: 'weigh', id, weight: before }, { kind: 'weigh', id, weight });
    },
    paint(background) {
      finish();
      const { background: held } = state.getState();
      const before = held === undefined ? (now?.wishlist.background ?? null) : held;
      if (before !== background)
        act('paint', { kind: 'paint', background: before }, { kind: 'paint', background });
    },
    move(id, before) {
      finish();
      const ids = now?.wishlist.order.map((item) => item.id) ?? [];
      const next = ids[ids.indexOf(id) + 1] ?? null;
      if (next !== before)
        act(`move ${id}`, { kind: 'move', id, before: next }, { kind: 'move', id, before });
    },
    undo() {
      finish();
      const step = history.undo();
      if (step) void performer.perform(step);
    },
    redo() {
      finish();
      const step = history.redo();
      if (step) void performer.perform(step);
    },
    close: finish,
  };
}

/** Pins again what is pinned now, of those that are to be let go. */
function rememberPins(pieces: readonly LaidPiece[], shape: Shape, ids: readonly string[] | null): Step {
  const pinned = pieces.filter(({ id, isPinned }) => isPinned && (ids === null || ids.includes(id)));
  const places = Object.fromEntries(pinned.map(({ id, placement }) => [id, placement]));
  return { kind: 'place', shape, places, unpin: [] };
}
