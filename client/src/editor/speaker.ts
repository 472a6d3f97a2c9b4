import { createStore, type StoreApi } from 'zustand';

interface Sentence {
  key: number;
  text: string;
}

export interface Speaker {
  /** The newest, in their order: what is new among them is read out. */
  said: StoreApi<readonly Sentence[]>;
  say(text: string): void;
}

/** Enough that none goes before it was read. */
const mostSentences = 8;

export function createSpeaker(): Speaker {
  const said = createStore<readonly Sentence[]>(() => []);
  let key = 0;
  return {
    said,
    say(text) {
      key++;
      said.setState([...said.getState(), { key, text }].slice(-mostSentences), true);
    },
  };
}
