import { createStore } from 'zustand';
import { storageEntry } from '../session/storage-entry.ts';

const entry = storageEntry('pasteup-keep-originals');

const fromStorage = () => ({ isOn: entry.read() === 'on' });

/** Whether photos are sent as they are instead of made smaller, remembered by this browser. */
export const keepOriginals = createStore<{ isOn: boolean }>(fromStorage);

export function setKeepOriginals(isOn: boolean) {
  if (isOn) entry.keep('on');
  else entry.drop();
  keepOriginals.setState({ isOn });
}

entry.watch(() => keepOriginals.setState(fromStorage()));
