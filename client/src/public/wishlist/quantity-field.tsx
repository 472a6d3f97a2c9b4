interface QuantityFieldProps {
  label: string;
  most: number;
  value: number;
  onChange: (value: number) => void;
}

/** From one to the most there may be; a field that is being emptied is one. */
export function QuantityField({ label, most, value, onChange }: QuantityFieldProps) {
  return (
    <label>
      {label}, 1 to {most}
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        required
        value={value}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) =>
          onChange(Math.min(most, Math.max(1, Math.floor(target.valueAsNumber) || 1)))
        }
      />
    </label>
  );
}
