import { type CSSProperties, useEffect, useState } from 'react';
import { useDecodedSrc } from '../image/use-decoded-src.ts';
import { useLatest } from '../ui/use-latest.ts';
import { BeforeLayer } from './before-layer.tsx';
import { CompareSlider } from './compare-slider.tsx';
import { ResultLayer } from './result-layer.tsx';
import classes from './stage.module.css';
import { StageNotice } from './stage-notice.tsx';
import type { LivePicture } from './use-picture.ts';

const middle = 50;
const onlyBefore = 100;

/** The picture, large: before and after in one frame of the original's shape. Mount it anew for another picture. */
export function Stage({ live, onRetry }: { live: LivePicture; onRetry: () => void }) {
  const { picture, image, state } = live;
  // It stays on the stage while the next one is made.
  const result = useLatest(state.at === 'ready' ? state.result : null);
  const resultSrc = useDecodedSrc(result?.url ?? null);
  const [position, setPosition] = useState(onlyBefore);
  const [naturalRatio, setNaturalRatio] = useState<number | null>(null);
  const revealed = resultSrc !== null;

  useEffect(() => {
    if (revealed) setPosition(middle);
  }, [revealed]);

  const ratio = image?.width && image.height ? image.width / image.height : naturalRatio;
  const style: Record<string, string | number> = { '--ratio': ratio ?? 1.5, '--position': `${position}%` };

  return (
    <section className={classes.stage} aria-label={picture.filename}>
      <div className={classes.space}>
        <div className={classes.frame} style={style as CSSProperties}>
          {result && resultSrc && image?.width && image.height && (
            <ResultLayer
              src={resultSrc}
              alt={`Result of ${picture.filename}`}
              crop={result.crop}
              original={{ width: image.width, height: image.height }}
              background={picture.recipe.removeBackground ? picture.recipe.background : null}
            />
          )}
          <BeforeLayer live={live} busy={state.at === 'working' && !revealed} onRatio={setNaturalRatio} />
          {revealed && <CompareSlider position={position} onChange={setPosition} />}
          {revealed && (
            <>
              <span className={classes.tag} data-side="left" data-hidden={position < 14 || undefined}>
                Original
              </span>
              <span className={classes.tag} data-side="right" data-hidden={position > 86 || undefined}>
                Result
              </span>
            </>
          )}
          <StageNotice live={live} onRetry={onRetry} />
        </div>
      </div>
    </section>
  );
}
