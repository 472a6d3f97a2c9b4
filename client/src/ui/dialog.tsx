import { Modal, type ModalProps } from '@mantine/core';
import { useEffect } from 'react';

/**
 * A dialog that is there while it is mounted, and gives the focus back to what had it before: also where it goes with its
 * address, too suddenly for Mantine's own way.
 */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useEffect(returnFocus, []);
  return <Modal opened returnFocus={false} {...props} />;
}

function returnFocus() {
  const before = document.activeElement;
  return () => {
    if (before instanceof HTMLElement && before.isConnected) requestAnimationFrame(() => before.focus());
  };
}
