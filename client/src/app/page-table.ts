import { IconFolders, IconListDetails, IconPhoto, IconScissors } from '@tabler/icons-react';
import type { RouteObject } from 'react-router';

export interface Page {
  path: string;
  label: string;
  icon: typeof IconPhoto;
  /** Loaded when the page is first opened. */
  lazy: RouteObject['lazy'];
  children?: RouteObject[];
  /** Whether a first visit here makes an account. Elsewhere there is nothing to see without one. */
  makesAccount?: true;
}

/** Every page of the client: the navigation and the routes are made from this. */
export const pages: readonly Page[] = [
  {
    path: '/',
    label: 'Studio',
    icon: IconScissors,
    makesAccount: true,
    lazy: async () => ({ Component: (await import('../studio/studio-page.tsx')).StudioPage }),
  },
  {
    path: '/convert',
    label: 'Convert',
    icon: IconFolders,
    makesAccount: true,
    lazy: async () => ({ Component: (await import('../convert/convert-page.tsx')).ConvertPage }),
  },
  {
    path: '/library',
    label: 'Library',
    icon: IconPhoto,
    lazy: async () => ({ Component: (await import('../library/library-page.tsx')).LibraryPage }),
    children: [
      {
        path: ':imageId',
        lazy: async () => ({ Component: (await import('../library/image-detail.tsx')).ImageDetail }),
      },
    ],
  },
  {
    path: '/jobs',
    label: 'Jobs',
    icon: IconListDetails,
    lazy: async () => ({ Component: (await import('../jobs/jobs-page.tsx')).JobsPage }),
  },
];

/** `/library/img_1` is in `/library`. */
export const topPath = (pathname: string) => `/${pathname.split('/')[1]}`;

export const findPage = (pathname: string): Page | null =>
  pages.find(({ path }) => path === topPath(pathname)) ?? null;
