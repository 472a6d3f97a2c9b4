import { useEffect, useState } from 'react';
import type { Converter } from './converter.ts';
import { useConverter } from './converter-context.ts';
import { type RunSum, sumRun } from './sum-run.ts';

/** Figures that change faster cannot be read, and three uploads report a hundred changes a second. */
const everyMs = 200;

const sumNow = ({ run, uploader }: Converter) => sumRun(run.getState(), uploader.uploads.getState());

/** The run in figures, at most a fifth of a second old. */
export function useRunSum(): RunSum {
  const converter = useConverter();
  const [sum, setSum] = useState(() => sumNow(converter));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      setSum(sumNow(converter));
    };
    const schedule = () => {
      timer ??= setTimeout(refresh, everyMs);
    };
    const ignoreRun = converter.run.subscribe(schedule);
    const ignoreUploads = converter.uploader.uploads.subscribe(schedule);
    refresh();
    return () => {
      clearTimeout(timer);
      ignoreRun();
      ignoreUploads();
    };
  }, [converter]);
  return sum;
}
