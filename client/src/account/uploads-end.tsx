import { Text } from '@mantine/core';
import { useStore } from 'zustand';
import { useConverter } from '../convert/converter-context.ts';
import { useStudio } from '../studio/studio-context.ts';
import { countUnderWay } from '../upload/upload.ts';

/** Before this key goes: what goes with it. */
export function UploadsEnd() {
  const inStudio = useStore(useStudio().uploader.uploads, countUnderWay);
  const count = inStudio + useStore(useConverter().uploader.uploads, countUnderWay);
  if (count === 0) return null;
  return (
    <Text size="sm" fw={550} c="var(--warning)" mb="sm">
      {count === 1 ? '1 picture has' : `${count} pictures have`} not been uploaded yet: that ends here. Choose
      the same files again to go on.
    </Text>
  );
}
