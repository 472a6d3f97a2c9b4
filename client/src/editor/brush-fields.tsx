import { Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { leastShare, mostShare, shareOf, withHardness } from './brush.ts';
import { isExact } from './edit-stroke.ts';
import type { Editor } from './editor.ts';
import { LabelledSlider } from './labelled-slider.tsx';
import { sidePxOf } from './view.ts';

const steps = 200;

/** Sizes double along the slider: fine ones have as much room as broad ones. */
const toStep = (share: number) => (Math.log(share / leastShare) / Math.log(mostShare / leastShare)) * steps;
const fromStep = (step: number) => leastShare * (mostShare / leastShare) ** (step / steps);

/** How large the brush is, in shares of the picture's longer side. */
export function SizeField({ editor }: { editor: Editor }) {
  const brush = useStore(editor.brush);
  const scale = useStore(editor.view, ({ view }) => view?.scale ?? 1);
  const share = shareOf(brush, sidePxOf(editor.image, scale));
  const percent = share * 100;
  return (
    <LabelledSlider
      label="Size"
      value={Math.round(toStep(share))}
      min={0}
      max={steps}
      step={1}
      text={`${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`}
      onChange={(step) => editor.scaleBrush(fromStep(step) / share)}
    />
  );
}

export function BrushFields({ editor }: { editor: Editor }) {
  const brush = useStore(editor.brush);
  return (
    <>
      <SizeField editor={editor} />
      {isExact(brush.tool) && (
        <LabelledSlider
          label="Hardness"
          value={Math.round(brush.hardness * 100)}
          min={0}
          max={100}
          step={5}
          text={`${Math.round(brush.hardness * 100)} %`}
          onChange={(value) => editor.brush.setState(withHardness(editor.brush.getState(), value / 100))}
        />
      )}
      <Switch
        label="Same size on the picture while zooming"
        checked={brush.diameter.of === 'picture'}
        onChange={({ currentTarget }) => editor.lock(currentTarget.checked ? 'picture' : 'screen')}
      />
      <Switch
        label="A pen's pressure changes the size"
        checked={brush.hasPressure}
        onChange={({ currentTarget }) => editor.brush.setState({ hasPressure: currentTarget.checked })}
      />
    </>
  );
}
