import { Switch, VisuallyHidden } from '@mantine/core';
import { IconColorPicker, IconPhoto } from '@tabler/icons-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import type { Editor } from './editor.ts';
import { LabelledSlider } from './labelled-slider.tsx';
import type { Background } from './look.ts';
import classes from './panels.module.css';

const backgrounds = [
  { value: 'photo', name: 'The photo, faint' },
  { value: 'checker', name: 'Checkerboard' },
  { value: '#ffffff', name: 'White' },
  { value: '#000000', name: 'Black' },
] as const satisfies readonly { value: Background; name: string }[];

/** What the cutout lies on while it is looked at, and whether the strokes are seen over it. */
export function LookFields({ editor }: { editor: Editor }) {
  const group = useId();
  const { background, hasOverlay, overlayOpacity } = useStore(editor.look);
  const choose = (value: Background) => editor.look.setState({ background: value });
  const isOwn = !backgrounds.some(({ value }) => value === background);
  return (
    <>
      <div role="radiogroup" aria-label="Background" className={classes.field}>
        <span className={classes.name} aria-hidden>
          Background
        </span>
        <span className={classes.swatches}>
          {backgrounds.map(({ value, name }) => (
            <label
              key={value}
              title={name}
              className={`${classes.swatch} ${value === 'checker' ? 'checkerboard' : ''}`}
              style={{ background: value.startsWith('#') ? value : undefined }}
            >
              <input
                type="radio"
                name={group}
                className={classes.radio}
                checked={value === background}
                onChange={() => choose(value)}
              />
              {value === 'photo' && <IconPhoto size={20} stroke={1.6} aria-hidden />}
              <VisuallyHidden>{name}</VisuallyHidden>
            </label>
          ))}
          <label className={classes.swatch} title="Another colour" style={isOwn ? { background } : undefined}>
            <IconColorPicker size={20} stroke={1.6} aria-hidden />
            <input
              type="color"
              className={classes.radio}
              aria-label="Another colour"
              value={isOwn ? background : '#3b57ea'}
              onChange={({ currentTarget }) => choose(currentTarget.value as Background)}
            />
          </label>
        </span>
      </div>
      <Switch
        label="Show the strokes"
        checked={hasOverlay}
        onChange={({ currentTarget }) => editor.look.setState({ hasOverlay: currentTarget.checked })}
      />
      {hasOverlay && (
        <LabelledSlider
          label="How strong they are"
          value={Math.round(overlayOpacity * 100)}
          min={10}
          max={100}
          step={5}
          text={`${Math.round(overlayOpacity * 100)} %`}
          onChange={(value) => editor.look.setState({ overlayOpacity: value / 100 })}
        />
      )}
    </>
  );
}
