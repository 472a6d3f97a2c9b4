import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Feature } from '../session/session.ts';
import { useFeature } from '../session/session-context.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import type { Conversion } from './conversion.ts';
import { type Converter, createConverter } from './converter.ts';
import type { Run } from './run.ts';

export const converterFeature: Feature<Converter> = {
  open: (session) =>
    createConverter({
      client: session.client,
      account: session.account,
      tray: session.get(trayFeature),
    }),
  close: (converter) => converter.close(),
};

export const useConverter = (): Converter => useFeature(converterFeature);

/** A part of the run, which renders again only when that part is another. */
export const useRunPart = <Part>(select: (run: Run) => Part): Part => useStore(useConverter().run, select);

/** One picture of the run; undefined once it is none of it. */
export function useConversion(key: string): Conversion | undefined {
  const store = useConverter().conversions.storeOf(key);
  return useSyncExternalStore(store?.subscribe ?? listenToNothing, () => store?.getState());
}

const listenToNothing = () => () => {};
