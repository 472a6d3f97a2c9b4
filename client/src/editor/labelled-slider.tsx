import { Slider } from '@mantine/core';
import classes from './panels.module.css';

interface LabelledSliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** What is said of the value. */
  text: string;
  onChange: (value: number) => void;
}

/** A slider with its name and its value above it. */
export function LabelledSlider({ label, value, text, onChange, ...range }: LabelledSliderProps) {
  return (
    <div className={classes.field}>
      <span className={classes.row}>
        <span className={classes.name}>{label}</span>
        <span className={`${classes.value} tabular`}>{text}</span>
      </span>
      <Slider
        {...range}
        value={value}
        onChange={onChange}
        label={null}
        size="sm"
        classNames={{ root: classes.slide }}
        thumbSize={20}
        thumbLabel={label}
        thumbProps={{ 'aria-valuetext': text }}
      />
    </div>
  );
}
