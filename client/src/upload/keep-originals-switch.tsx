import { Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { keepOriginals, setKeepOriginals } from './keep-originals.ts';

/** For wherever photos are taken in that would else be made smaller. */
export function KeepOriginalsSwitch({ className }: { className?: string }) {
  const isOn = useStore(keepOriginals, (state) => state.isOn);
  return (
    <Switch
      className={className}
      label="Keep originals"
      description="On: sent unchanged, with where they were taken (GPS). Off: large photos are made smaller first."
      checked={isOn}
      onChange={(event) => setKeepOriginals(event.currentTarget.checked)}
    />
  );
}
