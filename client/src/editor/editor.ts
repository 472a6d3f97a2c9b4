import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import { type Brush, firstShare, lockTo, shareOf, withHardness, withShare } from './brush.ts';
import { addStrokes, type EditList, openList, redo, replaceStrokes, takeOthers, undo } from './edit-list.ts';
import { type EditStroke, isExact, type Tool } from './edit-stroke.ts';
import { type Corrections, canHint, finalRecipe, type Ground, shownRecipe } from './editor-recipe.ts';
import { type EditsNow, rememberEdits } from './edits-now.ts';
import type { EditKeeper } from './kept-edits.ts';
import { keepRedo } from './kept-redo.ts';
import { keepSettings } from './kept-settings.ts';
import { firstLook, type Look } from './look.ts';
import { makeRendition } from './make-rendition.ts';
import { createMaskApi } from './mask-api.ts';
import type { EditedImage, OpenedPicture } from './open-picture.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { pendingEdits } from './pending-edits.ts';
import { createPreparation, type Prepare, type ReadyState } from './preparation.ts';
import { createPreviewer, type Previewer } from './previewer.ts';
import { createResultMaker, type ResultMaker } from './result-maker.ts';
import { hasRoom, noRoomWords } from './sheet-room.ts';
import type { Solver } from './solver/solver-types.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import type { Steps } from './steps.ts';
import { createStrokeHand, type StrokeHand } from './stroke-hand.ts';
import { noHintsWords, toolNames } from './tool-words.ts';
import { sidePxOf, type View } from './view.ts';
import { watchMasks } from './watch-masks.ts';

/** One picture that is being corrected: what is done to it, and how that gets on the screen and to the server. */
export interface Editor {
  image: EditedImage;
  list: StoreApi<EditList>;
  steps: StoreApi<Steps>;
  brush: StoreApi<Brush>;
  view: StoreApi<{ view: View | null; isFitted: boolean }>;
  look: StoreApi<Look>;
  ground: StoreApi<Ground>;
  ready: StoreApi<ReadyState>;
  crop: Solver['crop'];
  hand: StrokeHand;
  outbox: Outbox;
  previewer: Previewer;
  maker: ResultMaker;
  speaker: Speaker;
  /** Whether this browser keeps what is not on the server yet. */
  keeping: EditKeeper['state'];
  /** Whether the last stroke was one too many. */
  room: StoreApi<{ isFull: boolean }>;
  choose(tool: Tool): void;
  /** By so much as it is. */
  scaleBrush(factor: number): void;
  harden(by: number): void;
  lock(of: 'screen' | 'picture'): void;
  undo(): void;
  redo(): void;
  startOver(): void;
  /** Goes back to what it was; that is one more step, and can be taken back. */
  restore(strokes: readonly EditStroke[]): void;
  setSteps(steps: Steps): void;
  /** Which other masks of the picture come before the strokes. */
  setUses(uses: Ground['uses']): void;
  apply(): Promise<void>;
  /** Tries again to guess at what is drawn. */
  prepareAgain(): void;
  /** Shows what there was at the start. */
  begin(): void;
  /** How the picture is looked at; the first time the brush is as large on the screen as it is on the picture. */
  show(view: View, isFitted?: boolean): void;
  close(): void;
}

interface EditorOptions {
  client: Client;
  opened: OpenedPicture;
  solver: Solver;
  /** Gives the solver the picture, as it is before any hint. */
  prepare: Prepare;
  keeper: EditKeeper;
}

export function createEditor({ client, opened, solver, prepare, keeper }: EditorOptions): Editor {
  const { image } = opened;
  const ground = createStore<Ground>(() => opened.ground);
  const preparation = createPreparation(prepare);
  preparation.begin(opened.ground);
  const list = createStore<EditList>(() => openList(opened.strokes, opened.taken));
  const steps = createStore<Steps>(() => opened.steps);
  const view = createStore<{ view: View | null; isFitted: boolean }>(() => ({ view: null, isFitted: true }));
  const look = createStore<Look>(() => firstLook);
  const brush = createStore<Brush>(() => ({
    tool: canHint(opened.ground) ? 'KEEP' : 'PAINT',
    diameter: { of: 'picture', value: firstShare },
    hardness: 0.8,
    hasPressure: true,
  }));
  const speaker = createSpeaker();
  const room = createStore(() => ({ isFull: false }));
  const sidePx = () => sidePxOf(image, view.getState().view?.scale ?? 1);
  const edits = rememberEdits(() => ({
    strokes: list.getState().strokes,
    steps: steps.getState(),
    ground: ground.getState(),
  }));
  let isOthers = false;

  const outbox = createOutbox({
    api: createMaskApi(client, image.id),
    known: opened.sheets,
    wanted: opened.strokes,
    onOthers(strokes) {
      const before = list.getState();
      if (sameStrokes(before.strokes, strokes)) return;
      isOthers = true;
      list.setState(takeOthers(before, strokes), true);
      isOthers = false;
      speaker.say('Changed in another window too.');
    },
  });
  const ignoreMasks = watchMasks(client, outbox);
  const previewer = createPreviewer(solver, preparation.done);
  const correctionsOf = ({ steps: alpha }: EditsNow): Corrections => ({
    ground: ground.getState(),
    sheets: outbox.sheets(),
    steps: alpha,
  });
  const maker = createResultMaker({
    outbox,
    edits,
    make: (recipe, signal, onProgress) =>
      makeRendition({ client, imageId: image.id, recipe, signal, onProgress }),
    recipeOf: (now, isFinal) => (isFinal ? finalRecipe : shownRecipe)(correctionsOf(now)),
    async onTruth(cutout, made) {
      await previewer.takeTruth(cutout, made);
      speaker.say('Result ready.');
    },
    onFinal() {
      speaker.say('The cutout is made.');
      if (previewer.shown.getState().isGuess) void maker.makeNow();
    },
  });

  function showAll() {
    previewer.guess(edits());
    void maker.makeNow();
  }

  function changed() {
    const now = edits();
    previewer.guess(now);
    maker.change({ isOthers });
    outbox.want(now.strokes);
    keeper.keep(pendingEdits(now.strokes, outbox.sheets()));
  }
  const ignoreList = list.subscribe((now, before) => {
    if (now.future !== before.future) void keepRedo(image.id, now.future);
    if (now.strokes === before.strokes) return;
    room.setState({ isFull: false });
    changed();
  });
  const keepSet = () =>
    void keepSettings(image.id, { steps: steps.getState(), uses: ground.getState().uses });
  const ignoreSteps = steps.subscribe(() => {
    keepSet();
    changed();
  });
  // What was kept before may be on the server by now.
  keeper.keep(pendingEdits(opened.strokes, opened.sheets));
  outbox.state.subscribe((now, before) => {
    // Before each request: what is put back in its place is taken away first.
    keeper.keep(pendingEdits(list.getState().strokes, outbox.sheets()));
    if (now.at === before.at) return;
    if (now.at === 'offline') speaker.say(`No connection. ${keptWords(keeper.state.getState())}`);
    if (now.at === 'saved') speaker.say('Saved.');
  });

  const hand = createStrokeHand({
    picture: image,
    view: () => view.getState().view ?? { scale: 1, x: 0, y: 0 },
    brush: brush.getState,
    onDone(strokes) {
      const isFull = !hasRoom(list.getState().strokes, strokes);
      room.setState({ isFull });
      if (isFull) return speaker.say(noRoomWords);
      list.setState(addStrokes(list.getState(), strokes), true);
      const { tool } = strokes[0] as EditStroke;
      speaker.say(`${toolNames[tool]} stroke ${list.getState().strokes.length} added.`);
    },
  });

  function travel(way: (list: EditList) => EditList, said: string) {
    const before = list.getState();
    const after = way(before);
    if (after === before) return;
    list.setState(after, true);
    speaker.say(said);
  }

  return {
    image,
    list,
    steps,
    brush,
    view,
    look,
    ground,
    ready: preparation.state,
    crop: solver.crop,
    hand,
    outbox,
    previewer,
    maker,
    speaker,
    keeping: keeper.state,
    room,
    choose(tool) {
      if (!isExact(tool) && !canHint(ground.getState())) return speaker.say(noHintsWords);
      brush.setState({ tool });
    },
    scaleBrush(factor) {
      const now = brush.getState();
      brush.setState(withShare(now, shareOf(now, sidePx()) * factor, sidePx()));
    },
    harden: (by) => brush.setState(withHardness(brush.getState(), brush.getState().hardness + by)),
    lock: (of) => brush.setState(lockTo(brush.getState(), of, sidePx())),
    undo: () => travel(undo, 'Undone.'),
    redo: () => travel(redo, 'Done again.'),
    startOver: () => travel((now) => replaceStrokes(now, []), 'Started over. Undo brings your strokes back.'),
    restore: (strokes) => travel((now) => replaceStrokes(now, strokes), 'The earlier version is back.'),
    setSteps: (next) => steps.setState(next, true),
    setUses(uses) {
      ground.setState({ uses });
      if (!canHint(ground.getState()) && !isExact(brush.getState().tool)) brush.setState({ tool: 'PAINT' });
      keepSet();
      preparation.begin(ground.getState());
      changed();
    },
    apply: maker.apply,
    prepareAgain() {
      preparation.begin(ground.getState());
      showAll();
    },
    show(next, isFitted = false) {
      const isFirst = view.getState().view === null;
      view.setState({ view: next, isFitted });
      if (isFirst) brush.setState(lockTo(brush.getState(), 'screen', sidePx()));
    },
    begin: showAll,
    close() {
      ignoreMasks();
      ignoreList();
      ignoreSteps();
      maker.close();
      preparation.close();
      previewer.close();
      void outbox.flush().finally(outbox.close);
    },
  };
}

const sameStrokes = (one: readonly EditStroke[], other: readonly EditStroke[]) =>
  one.length === other.length && one.every(({ id }, at) => other[at]?.id === id);

const keptWords = ({ isKept }: { isKept: boolean }) =>
  isKept
    ? 'Your strokes are kept in this browser.'
    : 'This browser does not keep your strokes: leave the page open.';
