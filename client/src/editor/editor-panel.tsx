import { Button } from '@mantine/core';
import { IconRotate2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EditorMaskFragment } from '../gql/graphql.ts';
import { BrushFields } from './brush-fields.tsx';
import type { Editor } from './editor.ts';
import { LookFields } from './look-fields.tsx';
import { MaskFiles } from './mask-files.tsx';
import classes from './panels.module.css';
import { ReviewLine } from './review-line.tsx';
import { StepFields } from './step-fields.tsx';
import { ToolChoice } from './tool-choice.tsx';
import { VersionList } from './version-list.tsx';

interface EditorPanelProps {
  editor: Editor;
  masks: readonly EditorMaskFragment[];
  onUploaded(mask: EditorMaskFragment): void;
  /** Where the tools are at hand already. */
  isShort?: boolean;
}

export function EditorPanel({ editor, masks, onUploaded, isShort = false }: EditorPanelProps) {
  const hasStrokes = useStore(editor.list, ({ strokes }) => strokes.length > 0);
  return (
    <div className={classes.panel}>
      <ReviewLine imageId={editor.image.id} />
      <Section title="Brush">
        {!isShort && <ToolChoice editor={editor} />}
        <BrushFields editor={editor} />
        <Button
          variant="default"
          h={44}
          // Not `disabled`: the keyboard's focus would be lost with the strokes.
          aria-disabled={!hasStrokes}
          opacity={hasStrokes ? 1 : 0.5}
          leftSection={<IconRotate2 size={17} aria-hidden />}
          onClick={editor.startOver}
        >
          Start over
        </Button>
      </Section>
      <Section title="Look">
        <LookFields editor={editor} />
      </Section>
      <Section title="Edge">
        <StepFields editor={editor} />
      </Section>
      <Section title="Versions">
        <VersionList editor={editor} />
      </Section>
      <Section title="Masks">
        <MaskFiles editor={editor} masks={masks} onUploaded={onUploaded} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </section>
  );
}
