import { Button, Group, NativeSelect } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import type { EditorMaskFragment, MaskFormat, MaskMode } from '../gql/graphql.ts';
import { saveBlob } from '../image/save-blob.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import type { Editor } from './editor.ts';
import { mostUses } from './editor-recipe.ts';
import { readMaskFile, uploadMask } from './mask-file.ts';
import classes from './panels.module.css';
import { sheetLabels } from './sheet.ts';

const formats: readonly MaskFormat[] = ['PNG', 'RLE', 'SVG'];

const modes = [
  { value: '', label: 'Not used' },
  { value: 'REPLACE', label: 'Is the cutout' },
  { value: 'KEEP', label: 'Is added' },
  { value: 'ERASE', label: 'Is taken away' },
];

interface MaskFilesProps {
  editor: Editor;
  /** Those the picture has, the strokes' own too. */
  masks: readonly EditorMaskFragment[];
  onUploaded(mask: EditorMaskFragment): void;
}

/** Masks as files: that of the cutout to be saved, others to be used beneath the strokes. */
export function MaskFiles({ editor, masks, onUploaded }: MaskFilesProps) {
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const uses = useStore(editor.ground, (ground) => ground.uses);
  const truth = useStore(editor.maker.state, ({ truth }) => truth);
  const isGuess = useStore(editor.previewer.shown, (shown) => shown.isGuess);
  const hasRoom = uses.length < mostUses;
  const others = masks.filter(
    ({ kind, label }) => kind === 'COVERAGE' && label !== sheetLabels.keep && label !== sheetLabels.erase,
  );

  async function save(format: MaskFormat) {
    if (!truth) return;
    setBusy(format);
    const { filename, id } = editor.image;
    const file = await readMaskFile(client, { imageId: id, renditionId: truth.id, filename, format });
    setBusy(null);
    if ('problem' in file) notifyProblem(file.problem);
    else saveBlob(file.blob, file.name);
  }

  async function upload(file: File) {
    setBusy('upload');
    const made = await uploadMask(client, { imageId: editor.image.id, file });
    setBusy(null);
    if ('problem' in made) return notifyProblem(made.problem);
    onUploaded(made.mask);
    if (hasRoom) use(made.mask.id, 'REPLACE');
  }

  function use(maskId: string, mode: MaskMode | '') {
    const rest = uses.filter((one) => one.maskId !== maskId);
    // What takes the cutout's place comes first: all others are laid over it.
    const next = mode ? [...rest, { ...uses.find((one) => one.maskId === maskId), maskId, mode }] : rest;
    editor.setUses(
      next.toSorted((one, other) => Number(other.mode === 'REPLACE') - Number(one.mode === 'REPLACE')),
    );
  }

  return (
    <>
      <div className={classes.field}>
        <span className={classes.name}>Save the mask of the cutout</span>
        <Group gap={6} grow>
          {formats.map((format) => (
            <Button
              key={format}
              variant="default"
              h={44}
              // What is guessed has no mask yet.
              disabled={!truth || isGuess}
              loading={busy === format}
              aria-label={`Save the mask as ${format}`}
              onClick={() => void save(format)}
            >
              {format}
            </Button>
          ))}
        </Group>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        data-mask-file
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file) void upload(file);
        }}
      />
      <Button
        variant="default"
        h={44}
        loading={busy === 'upload'}
        leftSection={<IconUpload size={17} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        Use a mask from a file
      </Button>
      <p className={classes.hint}>
        White is the subject, and it is as large as the picture: {sizeOf(editor)}.
        {!hasRoom && ` No more than ${mostUses} are used at once.`}
      </p>
      {others.length > 0 && (
        <ul className={classes.list}>
          {others.map(({ id, label, coverage }) => (
            <li key={id} className={classes.entry}>
              <span className={classes.words}>
                <span>{label ?? 'Mask'}</span>
                <span className={classes.value}>{Math.round(coverage * 100)} % of the picture</span>
              </span>
              <NativeSelect
                aria-label={`What ${label ?? 'this mask'} does`}
                data={modes}
                value={uses.find(({ maskId }) => maskId === id)?.mode ?? ''}
                disabled={!hasRoom && !uses.some(({ maskId }) => maskId === id)}
                onChange={({ currentTarget }) => use(id, currentTarget.value as MaskMode | '')}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const sizeOf = ({ image: { width, height } }: Editor) => `${width} × ${height} pixels`;
