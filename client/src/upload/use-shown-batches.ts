import { useEffect, useState } from 'react';
import type { TrayState } from './tray.ts';

/** As long as it takes to read what was saved. */
const lingerMs = 8_000;

type Batches = TrayState['batches'];

const labelsOf = (batches: Batches) => batches.map(({ label }) => label);

/** Those that are on their way, and for a moment longer those that saved something. */
export function useShownBatches(batches: Batches): { shown: Batches; isActive: boolean; dismiss(): void } {
  const active = batches.filter(({ underWay }) => underWay > 0);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const activeLabels = labelsOf(active).join('\n');
  useEffect(() => {
    const now = activeLabels.split('\n');
    setRecent((before) => [...before, ...now]);
    const timer = setTimeout(setRecent, lingerMs, now);
    return () => clearTimeout(timer);
  }, [activeLabels]);
  const shown = batches.filter(
    ({ label, underWay, savedBytes }) => underWay > 0 || (savedBytes > 0 && recent.includes(label)),
  );
  return { shown, isActive: active.length > 0, dismiss: () => setRecent([]) };
}
