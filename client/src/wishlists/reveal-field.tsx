import { Stack, Switch, TextInput } from '@mantine/core';
import { firstRevealDay, wrongReveal } from './reveal.ts';

interface RevealFieldProps {
  /** As the browser's own field of a date has it; null for never. */
  day: string | null;
  /** As it is set now, which may always become later. */
  before?: string | null;
  onChange: (day: string | null) => void;
}

/** Whether its owner is told who gives what, and from which day on. */
export function RevealField({ day, before = null, onChange }: RevealFieldProps) {
  const nowMs = Date.now();
  return (
    <Stack gap={8}>
      <Switch
        label="Show me who gives what, later"
        description="Until that day you see nothing of it, also not that anything was claimed. Friends read the day before they claim."
        checked={day !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? firstRevealDay(nowMs) : null)}
      />
      {day !== null && (
        <TextInput
          type="date"
          aria-label="From this day on"
          min={firstRevealDay(nowMs)}
          value={day}
          error={wrongReveal(day, nowMs, before)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}
