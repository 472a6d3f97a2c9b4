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

/** Where what had the focus has left the page meanwhile, the page takes it: the keyboard goes on there. */
function returnFocus() {
  const before = document.activeElement;
  return () => {
    if (!(before instanceof HTMLElement)) return;
    requestAnimationFrame(() => {
      if (before.isConnected) before.focus();
      else if (isFocusLost()) document.getElementById('main')?.focus({ preventScroll: true });
    });
  };
}

const isFocusLost = () =>
  document.activeElement === document.body && !document.querySelector('[role=dialog]');
