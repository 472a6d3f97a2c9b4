import { NumberInput, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import type { RecipeFieldsProps } from './recipe-fields.ts';
import type { RecipeForm } from './recipe-form.ts';
import classes from './recipe-panel.module.css';

const longestSides = [2048, 1600, 1080, 512];
const maxSide = 16_384;

const sizes = [
  { value: 'ORIGINAL', label: 'Original' },
  ...longestSides.map((side) => ({ value: String(side), label: `${side} px longest side` })),
  { value: 'CUSTOM', label: 'Fit into…' },
];

function sizeOf({ width, height }: RecipeForm): string {
  if (width === null && height === null) return 'ORIGINAL';
  return width === height && longestSides.some((side) => side === width) ? String(width) : 'CUSTOM';
}

export function FrameFields({ recipe, onChange }: RecipeFieldsProps) {
  const [custom, setCustom] = useState(() => sizeOf(recipe) === 'CUSTOM');
  const size = custom ? 'CUSTOM' : sizeOf(recipe);

  function chooseSize(value: string | null) {
    setCustom(value === 'CUSTOM');
    if (value === 'ORIGINAL') onChange({ width: null, height: null });
    else if (value !== 'CUSTOM' && value !== null) onChange({ width: Number(value), height: Number(value) });
  }

  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Crop and size</legend>
      {recipe.removeBackground && (
        <Switch
          label="Trim to the subject"
          checked={recipe.trim}
          onChange={(event) => onChange({ trim: event.currentTarget.checked })}
        />
      )}
      {recipe.removeBackground && recipe.trim && (
        <PixelInput
          label="Margin"
          min={0}
          value={recipe.trimMargin}
          onChange={(trimMargin) => onChange({ trimMargin: trimMargin ?? 0 })}
        />
      )}
      <Select label="Size" data={sizes} value={size} onChange={chooseSize} allowDeselect={false} />
      {size === 'CUSTOM' && (
        <div className={classes.row}>
          <PixelInput label="Width" value={recipe.width} onChange={(width) => onChange({ width })} />
          <PixelInput label="Height" value={recipe.height} onChange={(height) => onChange({ height })} />
        </div>
      )}
    </fieldset>
  );
}

interface PixelInputProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
}

function PixelInput({ label, value, onChange, min = 1 }: PixelInputProps) {
  return (
    <NumberInput
      label={label}
      suffix=" px"
      placeholder="any"
      min={min}
      max={maxSide}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' && typed >= min ? typed : null)}
    />
  );
}
