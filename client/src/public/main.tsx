import '@fontsource-variable/inter/wght.css';
import './public.css';
import './card-page.module.css';
import { hydrateRoot } from 'react-dom/client';
import { GalleryPage } from './gallery-page.tsx';
import type { GalleryData } from './page.ts';

const root = document.querySelector('[data-page]');
const data = document.querySelector('[data-page-data]');
if (!root || !data) throw new Error('This page was not drawn by the server.');

hydrateRoot(root, <GalleryPage {...(JSON.parse(data.textContent) as GalleryData)} />);
