import { useMemo } from 'react';
import { useSampled } from '../ui/use-sampled.ts';
import { useConverter } from './converter-feature.ts';
import type { RunSum } from './sum-run.ts';

/** The run in figures. */
export function useRunSum(): RunSum {
  const { conversions } = useConverter();
  return useSampled(
    useMemo(() => ({ read: conversions.sum, subscribe: conversions.subscribe }), [conversions]),
  );
}
