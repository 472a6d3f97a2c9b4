import { Text } from '@mantine/core';
import { useStore } from 'zustand';
import { countOf } from '../format/count.ts';
import { useFeature } from '../session/session-context.ts';
import { trayFeature } from '../upload/tray-feature.ts';

/** Before this key goes: what goes with it. */
export function UploadsEnd() {
  const count = useStore(useFeature(trayFeature).state, ({ batches }) =>
    batches.reduce((sum, { underWay }) => sum + underWay, 0),
  );
  if (count === 0) return null;
  return (
    <Text size="sm" fw={550} c="var(--warning)" mb="sm">
      {countOf(count, 'picture has', 'pictures have')} not been uploaded yet: that ends here. Choose the same
      files again to go on.
    </Text>
  );
}
