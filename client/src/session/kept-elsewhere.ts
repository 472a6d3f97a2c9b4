import { createStore } from 'zustand';
import { storageEntry } from './storage-entry.ts';

const entry = storageEntry('pasteup-key-kept-elsewhere');

/** Accounts, also where this browser keeps nothing and only this page knows of them. */
interface KeptElsewhere {
  accounts: readonly string[];
}

/** Whose key was kept somewhere besides this browser, or whose owner did not want that: nobody asks them again. */
export const keptElsewhere = createStore<KeptElsewhere>(() => ({ accounts: read() }));

export const noteKeptElsewhere = (account: string) =>
  put([...keptElsewhere.getState().accounts.filter((one) => one !== account), account]);

/** What was kept opens its account no more. */
export const forgetKeptElsewhere = (account: string) =>
  put(keptElsewhere.getState().accounts.filter((one) => one !== account));

function put(accounts: string[]) {
  entry.keep(JSON.stringify(accounts));
  keptElsewhere.setState({ accounts });
}

function read(): string[] {
  try {
    const accounts: unknown = JSON.parse(entry.read() ?? '[]');
    return Array.isArray(accounts) ? accounts.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

entry.watch(() => keptElsewhere.setState({ accounts: read() }));
