import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useClient } from 'urql';
import type { ImageFormat, WishlistLiveFragment } from '../gql/graphql.ts';
import { saveUrl } from '../image/save-url.ts';
import type { Problem } from '../problem/problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { renderPicture } from './render-picture.ts';
import { type Shape, shapes } from './shape.ts';

interface ExportDialogProps {
  wishlist: WishlistLiveFragment;
  onClose: () => void;
}

const formats = [
  { value: 'PNG', label: 'PNG' },
  { value: 'WEBP', label: 'WebP' },
  { value: 'JPEG', label: 'JPEG' },
  { value: 'AVIF', label: 'AVIF' },
] as const satisfies { value: ImageFormat; label: string }[];

const widths = [1080, 1600, 2048, 3072];

/** A picture of a collage to keep. */
export function ExportDialog({ wishlist: { id, title }, onClose }: ExportDialogProps) {
  const client = useClient();
  const [shape, setShape] = useState<Shape>('desktop');
  const [format, setFormat] = useState<ImageFormat>('PNG');
  const [width, setWidth] = useState(1600);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { aspect } = shapes[shape];
  // The longer side of what can be made is 4096.
  const offered = widths.filter((each) => each / aspect <= 4096);
  const chosen = offered.includes(width) ? width : (offered.at(-1) as number);

  async function make() {
    setBusy(true);
    setProblem(null);
    const made = await renderPicture(client, { wishlistId: id, aspect, width: chosen, format });
    setBusy(false);
    if ('problem' in made) setProblem(made.problem);
    else saveUrl(made.url, `${title}.${format.toLowerCase()}`);
  }

  return (
    <Dialog onClose={onClose} title="Save the collage as a picture" size={440}>
      <Stack gap="md">
        <SegmentedControl
          fullWidth
          aria-label="Which collage"
          value={shape}
          onChange={(value) => setShape(value as Shape)}
          data={Object.entries(shapes).map(([value, { label }]) => ({ value, label }))}
        />
        <SegmentedControl
          fullWidth
          aria-label="Format"
          value={format}
          onChange={(value) => setFormat(value as ImageFormat)}
          data={[...formats]}
        />
        <NativeSelect
          label="Size"
          value={String(chosen)}
          data={offered.map((each) => ({
            value: String(each),
            label: `${each} × ${Math.round(each / aspect)} pixels`,
          }))}
          onChange={(event) => setWidth(Number(event.currentTarget.value))}
        />
        {format === 'JPEG' && (
          <Text size="xs" c="dimmed">
            A JPEG has no transparency: without a background it lies on white.
          </Text>
        )}
        {problem && <ProblemCard problem={problem} onRetry={() => void make()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={busy}
            leftSection={<IconDownload size={17} aria-hidden />}
            onClick={() => void make()}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
