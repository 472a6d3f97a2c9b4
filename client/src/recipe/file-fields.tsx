import { NumberInput, SegmentedControl, Select, Slider } from '@mantine/core';
import { useId } from 'react';
import type { ImageFormat } from '../gql/graphql.ts';
import type { RecipeFieldsProps } from './recipe-fields.ts';
import { type Encoding, encodingsOf, sameToTheEye, standsOnWhite } from './recipe-form.ts';
import classes from './recipe-panel.module.css';
import { formatNames, formatSsim, likenessName } from './recipe-words.ts';

const encodingNames = {
  AUTO: 'Balanced',
  QUALITY: 'Quality',
  LOSSLESS: 'Lossless',
  MIN_SSIM: 'Looks like the original',
  MAX_BYTES: 'Not larger than…',
} as const satisfies Record<Encoding['mode'], string>;

const defaults = {
  AUTO: { mode: 'AUTO' },
  QUALITY: { mode: 'QUALITY', quality: 80 },
  LOSSLESS: { mode: 'LOSSLESS' },
  MIN_SSIM: { mode: 'MIN_SSIM', minSsim: sameToTheEye },
  MAX_BYTES: { mode: 'MAX_BYTES', kilobytes: 200 },
} as const satisfies Record<Encoding['mode'], Encoding>;

const formats = Object.entries(formatNames).map(([value, label]) => ({ value, label }));

export function FileFields({ recipe, onChange }: RecipeFieldsProps) {
  const labelId = useId();
  const { encoding, format } = recipe;
  const modes = encodingsOf[format].map((mode) => ({ value: mode, label: encodingNames[mode] }));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>File</legend>
      <div>
        <p className={classes.label} id={labelId}>
          Format
        </p>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby={labelId}
          data={formats}
          value={format}
          onChange={(value) => onChange({ format: value as ImageFormat })}
        />
        {standsOnWhite(recipe) && (
          <p className={classes.hint}>JPEG has no transparency: the subject will stand on white.</p>
        )}
      </div>
      {modes.length > 1 ? (
        <Select
          label="Compression"
          data={modes}
          value={modes.some(({ value }) => value === encoding.mode) ? encoding.mode : 'AUTO'}
          allowDeselect={false}
          onChange={(mode) => mode && onChange({ encoding: defaults[mode] })}
        />
      ) : (
        <p className={classes.hint}>PNG keeps every pixel exactly: there is no quality to choose.</p>
      )}
      {modes.length > 1 && (
        <EncodingFigure encoding={encoding} onChange={(next) => onChange({ encoding: next })} />
      )}
    </fieldset>
  );
}

interface EncodingFigureProps<E extends Encoding = Encoding> {
  encoding: E;
  onChange: (encoding: Encoding) => void;
}

function EncodingFigure({ encoding, onChange }: EncodingFigureProps) {
  if (encoding.mode === 'QUALITY') {
    return (
      <div>
        <p className={classes.label}>Quality {encoding.quality}</p>
        <Slider
          min={1}
          max={100}
          value={encoding.quality}
          label={null}
          thumbLabel="Quality"
          onChange={(quality) => onChange({ mode: 'QUALITY', quality })}
        />
      </div>
    );
  }
  if (encoding.mode === 'MIN_SSIM') return <LikenessSlider encoding={encoding} onChange={onChange} />;
  if (encoding.mode !== 'MAX_BYTES') return null;
  return (
    <NumberInput
      label="Largest file"
      suffix=" KB"
      min={1}
      max={100_000}
      step={10}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      value={encoding.kilobytes}
      onChange={(typed) => {
        if (typeof typed === 'number' && typed >= 1) onChange({ mode: 'MAX_BYTES', kilobytes: typed });
      }}
    />
  );
}

type Likeness = Extract<Encoding, { mode: 'MIN_SSIM' }>;

/** What falls below reads as damage; above, files grow fast and nobody sees what for. */
const [leastSsim, mostSsim] = [0.9, 0.995];

function LikenessSlider({ encoding: { minSsim }, onChange }: EncodingFigureProps<Likeness>) {
  const name = likenessName(minSsim);
  return (
    <div>
      <p className={classes.label}>Likeness {formatSsim(minSsim)}</p>
      <Slider
        min={Math.min(leastSsim, minSsim)}
        max={Math.max(mostSsim, minSsim)}
        step={0.005}
        value={minSsim}
        label={null}
        thumbLabel="Likeness"
        thumbProps={{ 'aria-valuetext': `${formatSsim(minSsim)}, ${name}` }}
        onChange={(next) => onChange({ mode: 'MIN_SSIM', minSsim: Number(next.toFixed(3)) })}
      />
      <p className={classes.hint}>
        {name}: the smallest file whose structural similarity is at least {formatSsim(minSsim)}.
      </p>
    </div>
  );
}
