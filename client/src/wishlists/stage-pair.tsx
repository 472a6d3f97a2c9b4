import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Desk } from './desk.ts';
import type { OpenWishlist } from './open-wishlist.ts';
import { type Shape, shapes } from './shape.ts';
import { Stage } from './stage.tsx';
import { StageCaption } from './stage-caption.tsx';
import classes from './wishlist-page.module.css';

interface StagePairProps {
  desk: Desk;
  open: OpenWishlist;
  background: string | null;
  onRemove: (id: string) => void;
}

const inOrder = Object.keys(shapes) as Shape[];

/** Both collages side by side where there is room, else one of them. */
export function StagePair({ desk, open, background, onRemove }: StagePairProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)', matchMedia('(max-width: 48em)').matches);
  // Who holds a phone sees what friends see on theirs.
  const [chosen, setChosen] = useState<Shape>('phone');
  const shown = isNarrow ? [chosen] : inOrder;
  desk.show(shown);
  return (
    <>
      {isNarrow && (
        <SegmentedControl
          fullWidth
          aria-label="Which collage"
          value={chosen}
          onChange={(value) => {
            desk.select(chosen, null);
            setChosen(value as Shape);
          }}
          data={inOrder.toReversed().map((value) => ({ value, label: shapes[value].label }))}
        />
      )}
      <div className={classes.pair}>
        {shown.map((shape) => (
          <div key={shape} className={classes.stageBox} data-shape={shape}>
            <StageCaption desk={desk} shape={shape} collage={open[shape]} />
            <Stage
              desk={desk}
              shape={shape}
              collage={open[shape]}
              items={open.items}
              background={background}
              onRemove={onRemove}
            />
          </div>
        ))}
      </div>
    </>
  );
}
