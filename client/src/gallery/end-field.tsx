import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { dateValue, type EndChoice, wrongEnd } from './end-choice.ts';

const kinds = [
  { value: 'never', label: 'Never' },
  { value: 'day', label: 'In a day' },
  { value: 'week', label: 'In a week' },
  { value: 'month', label: 'In a month' },
  { value: 'date', label: 'On a day…' },
] as const satisfies { value: EndChoice['kind']; label: string }[];

interface EndFieldProps {
  label: string;
  description?: string;
  choice: EndChoice;
  onChange: (choice: EndChoice) => void;
  /** Whether "never" can be chosen. Default: yes. */
  hasNever?: boolean;
  /** Of "never", where that means something else. */
  neverLabel?: string;
}

export function EndField({
  label,
  description,
  choice,
  onChange,
  hasNever = true,
  neverLabel,
}: EndFieldProps) {
  const { kind, date } = choice;
  const offered = kinds.filter(({ value }) => hasNever || value !== 'never');
  return (
    <Stack gap={8}>
      <NativeSelect
        label={label}
        description={description}
        data={offered.map((one) =>
          one.value === 'never' && neverLabel ? { ...one, label: neverLabel } : one,
        )}
        value={kind}
        onChange={(event) => onChange({ date, kind: event.currentTarget.value as EndChoice['kind'] })}
      />
      {kind === 'date' && (
        <TextInput
          type="date"
          aria-label={`${label}, day`}
          min={dateValue(new Date())}
          value={date}
          error={date ? wrongEnd(choice, Date.now()) : undefined}
          onChange={(event) => onChange({ kind, date: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}
