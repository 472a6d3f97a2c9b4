import '@fontsource-variable/inter/wght.css';
import './public.css';
import './card-page.module.css';
import type { ComponentType } from 'react';
import { hydrateRoot } from 'react-dom/client';

/** Goes on from what the server has drawn and from what it has drawn it of. */
export function hydratePage<Data extends object>(Page: ComponentType<Data>): void {
  const root = document.querySelector('[data-page]');
  const data = document.querySelector('[data-page-data]');
  if (!root || !data) throw new Error('This page was not drawn by the server.');
  hydrateRoot(root, <Page {...(JSON.parse(data.textContent) as Data)} />);
}
