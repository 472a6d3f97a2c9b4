import { GalleryPage } from './gallery-page.tsx';
import { hydratePage } from './hydrate-page.tsx';

hydratePage(GalleryPage);
