import { VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import { useFilePicker } from '../ui/use-file-picker.tsx';
import { EmptyStudio } from './empty-studio.tsx';
import { useStudio } from './studio-feature.ts';
import { useOpenFromAddress } from './use-open-from-address.ts';
import { usePastedAddresses } from './use-pasted-addresses.ts';
import { Workbench } from './workbench.tsx';

export function StudioPage() {
  const studio = useStudio();
  const selectedKey = useStore(studio.table, (table) => table.selectedKey);
  const picker = useFilePicker({ onFiles: studio.addFiles });
  const store = selectedKey === null ? undefined : studio.pictureOf(selectedKey);
  useOpenFromAddress();
  usePastedAddresses(studio.addAddresses);
  return (
    <>
      <VisuallyHidden>
        <h1 tabIndex={-1}>Studio</h1>
      </VisuallyHidden>
      {picker.input}
      {store ? <Workbench store={store} onPick={picker.open} /> : <EmptyStudio onPick={picker.open} />}
    </>
  );
}
