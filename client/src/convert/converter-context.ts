import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Converter } from './converter.ts';
import type { Run } from './run.ts';

export const ConverterContext = createContext<Converter | null>(null);

export function useConverter(): Converter {
  const converter = useContext(ConverterContext);
  if (!converter) throw new Error('useConverter needs a ConverterContext around it.');
  return converter;
}

/** A part of the run, which renders again only when that part is another. */
export const useRunPart = <Part>(select: (run: Run) => Part): Part => useStore(useConverter().run, select);
