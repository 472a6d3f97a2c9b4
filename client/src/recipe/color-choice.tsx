import { ColorPicker, Popover, TextInput, VisuallyHidden } from '@mantine/core';
import { IconColorPicker } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './color-choice.module.css';

const swatches = [
  { color: '#ffffff', name: 'White' },
  { color: '#f1ede6', name: 'Paper' },
  { color: '#1f1d1a', name: 'Black' },
  { color: '#f4b942', name: 'Amber' },
  { color: '#e0453a', name: 'Rubylith red' },
  { color: '#3b57ea', name: 'Cobalt' },
  { color: '#2f9e6b', name: 'Green' },
];

const isColor = (value: string) => /^#[0-9a-f]{6}$/i.test(value);

interface ColorChoiceProps {
  label: string;
  /** `#rrggbb`, or null for transparent. */
  color: string | null;
  onChange: (color: string | null) => void;
}

export function ColorChoice({ label, color, onChange }: ColorChoiceProps) {
  const group = useId();
  const isOwn = color !== null && !swatches.some((swatch) => swatch.color === color.toLowerCase());
  const choices = [{ color: null, name: 'Transparent' }, ...swatches];
  return (
    <div role="radiogroup" aria-labelledby={`${group}-label`}>
      <p className={classes.label} id={`${group}-label`}>
        {label}
      </p>
      <div className={classes.swatches}>
        {choices.map((choice) => (
          <label
            key={choice.name}
            title={choice.name}
            className={choice.color ? classes.swatch : `${classes.swatch} checkerboard`}
            style={{ backgroundColor: choice.color ?? undefined }}
          >
            <input
              type="radio"
              name={group}
              className={classes.radio}
              checked={(color?.toLowerCase() ?? null) === choice.color}
              onChange={() => onChange(choice.color)}
            />
            <VisuallyHidden>{choice.name}</VisuallyHidden>
          </label>
        ))}
        <OwnColor color={color} isOwn={isOwn} onChange={onChange} />
      </div>
    </div>
  );
}

interface OwnColorProps {
  color: string | null;
  /** Whether the colour is none of the offered ones. */
  isOwn: boolean;
  onChange: (color: string) => void;
}

function OwnColor({ color, isOwn, onChange }: OwnColorProps) {
  const present = color ?? '#ffffff';
  return (
    <Popover withArrow shadow="lg" trapFocus>
      <Popover.Target>
        <button
          type="button"
          title="Another colour"
          aria-label={isOwn ? `Another colour, now ${present}` : 'Another colour'}
          className={classes.swatch}
          data-checked={isOwn || undefined}
          style={{ backgroundColor: isOwn ? present : undefined }}
        >
          <IconColorPicker size={17} aria-hidden className={classes.dropper} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ColorPicker
          format="hex"
          value={present}
          onChange={onChange}
          saturationLabel="Saturation and brightness"
          hueLabel="Hue"
        />
        <TextInput
          key={present}
          mt="xs"
          size="xs"
          label="As hex"
          defaultValue={present}
          onChange={({ currentTarget: { value } }) => isColor(value) && onChange(value.toLowerCase())}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
