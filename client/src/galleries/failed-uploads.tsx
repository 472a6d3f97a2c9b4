import { Alert, Button, Group } from '@mantine/core';
import { useStore } from 'zustand';
import { countOf } from '../format/count.ts';
import { wordProblem } from '../problem/problem-text.ts';
import type { GalleryUploads } from './gallery-uploads.ts';

const shown = 5;

/** Files that did not become photos, and why. */
export function FailedUploads({ uploads }: { uploads: GalleryUploads }) {
  const failed = useStore(uploads.failed);
  if (failed.length === 0) return null;
  const keys = failed.map(({ key }) => key);
  return (
    <Alert color="red" variant="light" mb="md" title={`${countOf(failed.length, 'file')} could not be added`}>
      {failed.slice(0, shown).map(({ key, file, problem }) => (
        <div key={key}>
          {file.name}: {problem ? wordProblem(problem).title : 'It was not taken'}
        </div>
      ))}
      {failed.length > shown && <div>and {countOf(failed.length - shown, 'more', 'more')}</div>}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={() => uploads.retry(keys)}>
          Try again
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => uploads.forget(keys)}>
          Dismiss
        </Button>
      </Group>
    </Alert>
  );
}
