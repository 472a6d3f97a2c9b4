import classes from './photo-check.module.css';

interface PhotoCheckProps {
  name: string;
  isChosen: boolean;
  /** With shift, up to this one. */
  onToggle: (isRange: boolean) => void;
}

/** In the corner of a tile; it shows as the tile says. */
export function PhotoCheck({ name, isChosen, onToggle }: PhotoCheckProps) {
  return (
    <input
      type="checkbox"
      className={classes.check}
      aria-label={`Select ${name}`}
      checked={isChosen}
      onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey)}
    />
  );
}
