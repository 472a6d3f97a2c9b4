import { Button, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import type { Editor } from './editor.ts';
import { LabelledSlider } from './labelled-slider.tsx';
import { isSameEdge, noSteps, type Steps } from './steps.ts';

/** The most there is to choose, of the longer side. */
const mostShare = 0.01;

/** What is done to the whole edge, in pixels of the original. */
export function StepFields({ editor }: { editor: Editor }) {
  const steps = useStore(editor.steps);
  const most = Math.max(10, Math.round(Math.max(editor.image.width, editor.image.height) * mostShare));
  const change = (part: Partial<Steps>) => editor.setSteps({ ...steps, ...part });
  const isChanged = !isSameEdge(steps, noSteps);
  return (
    <>
      <LabelledSlider
        label="Shrink or grow"
        value={steps.grow}
        min={-most}
        max={most}
        step={1}
        text={
          steps.grow === 0
            ? 'as it is'
            : `${steps.grow > 0 ? 'grow' : 'shrink'} by ${Math.abs(steps.grow)} px`
        }
        onChange={(grow) => change({ grow })}
      />
      <LabelledSlider
        label="Feather"
        value={steps.feather}
        min={0}
        max={most}
        step={1}
        text={steps.feather === 0 ? 'none' : `${steps.feather} px`}
        onChange={(feather) => change({ feather })}
      />
      <Switch
        label="Fill small holes"
        checked={steps.fillHoles}
        onChange={({ currentTarget }) => change({ fillHoles: currentTarget.checked })}
      />
      <Switch
        label="Drop small pieces"
        checked={steps.dropIslands}
        onChange={({ currentTarget }) => change({ dropIslands: currentTarget.checked })}
      />
      {isChanged && (
        <Button variant="default" h={44} onClick={() => change(noSteps)}>
          Leave the edge as it is
        </Button>
      )}
    </>
  );
}
