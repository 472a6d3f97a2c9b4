import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useStore } from 'zustand';
import { formatAgo } from '../format/measure.ts';
import { graphql } from '../gql/gql.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import { isExact } from './edit-stroke.ts';
import type { Editor } from './editor.ts';
import { interleave } from './merge-strokes.ts';
import classes from './panels.module.css';
import { readStrokes } from './read-strokes.ts';

const EditorVersions = graphql(`
  query EditorVersions($id: ID!) {
    mask(id: $id) {
      id
      version
      versions(first: 20) {
        nodes {
          number
          strokeCount
          createdAt
        }
      }
    }
  }
`);

/** What the hints were before: any of it can be gone back to, and that taken back. */
export function VersionList({ editor }: { editor: Editor }) {
  // With each of its states the sheets may have changed.
  useStore(editor.outbox.state, ({ at }) => at);
  const { hints } = editor.outbox.sheets();
  if (!hints) return <NoVersions />;
  return <Versions key={hints.maskId} editor={editor} maskId={hints.maskId} version={hints.version} />;
}

function NoVersions() {
  return <p className={classes.hint}>Every saved step is listed here, and can be gone back to.</p>;
}

interface VersionsProps {
  editor: Editor;
  maskId: string;
  /** The newest. */
  version: number;
}

/** The list stays while a newer one is asked for, and with it the focus in it. */
function Versions({ editor, maskId, version: newest }: VersionsProps) {
  const client = useClient();
  const [going, setGoing] = useState<number | null>(null);
  const [{ data }, ask] = useQuery({
    query: EditorVersions,
    variables: { id: maskId },
    requestPolicy: 'network-only',
  });
  const asked = useRef(newest);
  useEffect(() => {
    if (asked.current === newest) return;
    asked.current = newest;
    ask({ requestPolicy: 'network-only' });
  }, [newest, ask]);
  const mask = data?.mask;
  const nodes = mask?.versions?.nodes ?? [];
  if (nodes.length === 0) return <NoVersions />;

  async function goBack(version: number) {
    if (going !== null) return;
    setGoing(version);
    const read = await readStrokes(client, { sheet: 'hints', maskId, version });
    setGoing(null);
    if ('problem' in read) return notifyProblem(read.problem);
    const exact = editor.list.getState().strokes.filter(({ tool }) => isExact(tool));
    editor.restore(interleave(read.strokes, exact));
  }

  return (
    <ul className={classes.list}>
      {nodes.map(({ number, strokeCount, createdAt }) => (
        <li key={number} className={classes.entry}>
          <span className={classes.words}>
            <span>{strokeCount === 1 ? '1 hint' : `${strokeCount} hints`}</span>
            <time className={classes.value} dateTime={createdAt}>
              {formatAgo(createdAt, Date.now())}
            </time>
          </span>
          {number === mask?.version ? (
            <span className={classes.value}>now</span>
          ) : (
            <Button
              variant="default"
              size="xs"
              h={44}
              // Not `loading`: that would disable it, and the keyboard's focus would be lost.
              aria-busy={going === number}
              opacity={going === number ? 0.5 : 1}
              leftSection={<IconHistory size={15} aria-hidden />}
              aria-label={`Go back to version ${number}`}
              onClick={() => void goBack(number)}
            >
              Go back
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
