import type { Client } from 'urql';
import type { StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';
import { type Arranged, placeItems, shuffleCollage, unpinItems } from './arrange.ts';
import type { DeskState } from './desk-state.ts';
import type { OpenWishlist } from './open-wishlist.ts';
import type { Shape } from './shape.ts';
import type { Places, Step } from './step.ts';
import { moveItem, updateItem } from './update-item.ts';
import { updateWishlist } from './update-wishlist.ts';

interface PerformerOptions {
  client: Client;
  wishlistId: string;
  state: StoreApi<DeskState>;
  /** As it was last read. */
  now(): OpenWishlist | null;
  onProblem(problem: Problem): void;
}

export interface Performer {
  hold(shape: Shape, places: Places): void;
  letGo(shape: Shape, id: string): void;
  /** After what was asked before: each builds on the one before. */
  perform(step: Step): Promise<void>;
}

/** Has the server do what is to be done. What the owner has put somewhere is held there until the server has it so. */
export function createPerformer({ client, wishlistId, state, now, onProblem }: PerformerOptions): Performer {
  let tail: Promise<unknown> = Promise.resolve();
  const answered: Record<Shape, number> = { desktop: 0, phone: 0 };

  function hold(shape: Shape, places: Places) {
    const { held } = state.getState();
    state.setState({ held: { ...held, [shape]: { ...held[shape], ...places } } });
  }

  /** All but what has been put elsewhere meanwhile. */
  function letGoOf(shape: Shape, places: Places) {
    const { held } = state.getState();
    const kept = Object.entries(held[shape]).filter(([id, place]) => places[id] !== place);
    state.setState({ held: { ...held, [shape]: Object.fromEntries(kept) } });
  }

  /** Whether it was done. */
  function take(shape: Shape, answer: Arranged): boolean {
    if ('problem' in answer) onProblem(answer.problem);
    else answered[shape] = Math.max(answered[shape], answer.collage.revision);
    return 'collage' in answer;
  }

  async function place({ shape, places: asked, unpin }: Step & { kind: 'place' }) {
    const arranging = { wishlistId, shape };
    const places = onlyThere(asked);
    // What is put back is put back whatever was placed since.
    const baseRevision = unpin.length > 0 ? null : Math.max(answered[shape], now()?.[shape].revision ?? 0);
    const isPlaced =
      Object.keys(places).length === 0 ||
      take(shape, await placeItems(client, arranging, { places, baseRevision }));
    if (isPlaced && unpin.length > 0) take(shape, await unpinItems(client, arranging, unpin));
    letGoOf(shape, asked);
  }

  /** Some may have been removed since they were remembered. */
  function onlyThere(places: Places): Places {
    const there = new Set(now()?.wishlist.order.map(({ id }) => id));
    return Object.fromEntries(Object.entries(places).filter(([id]) => there.has(id)));
  }

  async function send(step: Step): Promise<void> {
    switch (step.kind) {
      case 'place':
        return place(step);
      case 'unpin':
        take(step.shape, await unpinItems(client, { wishlistId, shape: step.shape }, step.ids));
        return;
      case 'shuffle':
        take(step.shape, await shuffleCollage(client, { wishlistId, shape: step.shape }, step.seed));
        return;
      case 'weigh':
        return tell(await updateItem(client, { id: step.id, weight: step.weight }));
      case 'move':
        return tell(await moveItem(client, step.id, step.before));
      case 'paint':
        return paint(step.background);
    }
  }

  async function paint(background: string | null) {
    // One that is looked for goes on changing: the last of them is what counts.
    if (state.getState().background === background)
      await updateWishlist(client, {
        id: wishlistId,
        ...(background === null ? { noBackground: true } : { background }),
      });
    if (state.getState().background === background) state.setState({ background: undefined });
  }

  function tell(problem: Problem | null) {
    if (problem) onProblem(problem);
  }

  return {
    hold,
    letGo(shape, id) {
      const place = state.getState().held[shape][id];
      if (place) letGoOf(shape, { [id]: place });
    },
    perform(step) {
      if (step.kind === 'place') hold(step.shape, step.places);
      if (step.kind === 'paint') state.setState({ background: step.background });
      const done = tail.then(() => send(step));
      tail = done;
      return done;
    },
  };
}
