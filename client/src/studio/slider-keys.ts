const steps: Record<string, number> = {
  ArrowLeft: -2,
  ArrowDown: -2,
  ArrowRight: 2,
  ArrowUp: 2,
  PageDown: -20,
  PageUp: 20,
};

/** Where a key moves a slider of 0..100, or null for a key that is not the slider's. */
export function positionAfterKey(position: number, key: string): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return 100;
  const step = steps[key];
  return step === undefined ? null : Math.min(100, Math.max(0, position + step));
}
