import { useWindowEvent } from '@mantine/hooks';
import { readAddresses } from '../image/picture-address.ts';

/** Addresses that are pasted where nothing is being written are meant to be fetched; a file on the clipboard is taken as such. */
export function usePastedAddresses(onAddresses: (addresses: readonly string[]) => void) {
  useWindowEvent('paste', (event) => {
    const { target, clipboardData } = event;
    if (!clipboardData || clipboardData.files.length > 0 || isWriting(target)) return;
    const addresses = readAddresses(clipboardData.getData('text/plain'));
    if (addresses.length === 0) return;
    event.preventDefault();
    onAddresses(addresses);
  });
}

/** A dialog has a purpose of its own; of inputs, sliders and switches take no text. */
const isWriting = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest(
    'textarea, [contenteditable], [role=dialog], input:not([type=checkbox], [type=radio], [type=range])',
  ) !== null;
