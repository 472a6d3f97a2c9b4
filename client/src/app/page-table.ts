import {
  IconBrush,
  IconEye,
  IconFileSpreadsheet,
  IconFolders,
  IconGift,
  IconLibraryPhoto,
  IconListDetails,
  IconPhoto,
  IconScissors,
} from '@tabler/icons-react';
import type { RouteObject } from 'react-router';
import type { Shown } from '../api/spread-shown.ts';
import { ConversionJobFragment } from '../convert/conversion-job.ts';
import { EditorJob } from '../editor/editor-job.ts';
import { GalleryPhoto } from '../galleries/gallery-photo.ts';
import { ImageTile } from '../image/image-tile.ts';
import { JobRowJob } from '../jobs/job-row-job.ts';
import { ReviewedImage } from '../review/reviewed-image.ts';
import type { Session } from '../session/session.ts';
import { StudioImage } from '../studio/studio-image.ts';
import { StudioJob } from '../studio/studio-job.ts';
import { ItemImage, ItemJob } from '../wishlists/item-live.ts';

export interface Page {
  path: string;
  label: string;
  icon: typeof IconPhoto;
  /**
   * Where it is found: in the bar; in the bar where there is room, as there is not on a phone, else under More; by operators alone; or
   * from other pages, about a picture there. With More a phone has room for six.
   */
  place: 'bar' | 'more' | 'operator' | 'elsewhere';
  /** Loaded when the page is first opened. */
  lazy: RouteObject['lazy'];
  children?: RouteObject[];
  /** Whether the children take its place, and are no dialogs over it. */
  hasPages?: true;
  /** Whether a first visit here makes an account. Elsewhere there is nothing to see without one. */
  makesAccount?: true;
  /** Fragments of what it shows of images and jobs, which are told live. */
  shows: Shown;
  /** What becomes of files that are dropped or pasted here. Default: the first page opens and takes them. */
  drop?: DropPlace;
}

interface DropPlace {
  /** What is said of it while files are held over the page. */
  title: string;
  text: string;
  take(session: Session, files: readonly File[]): Promise<void>;
}

const ontoTable: DropPlace = {
  title: 'Drop to start',
  text: 'Every picture is cut out with the recipe you chose last.',
  async take(session, files) {
    const { studioFeature } = await import('../studio/studio-feature.ts');
    session.get(studioFeature).addFiles(files);
  },
};

const intoRun: DropPlace = {
  title: 'Drop to convert',
  text: 'Folders too, with all that is in them.',
  async take(session, files) {
    const { converterFeature } = await import('../convert/converter-feature.ts');
    session.get(converterFeature).addFiles(files);
  },
};

const intoGallery: DropPlace = {
  title: 'Drop to add photos',
  text: 'They go into the gallery that is open, or into a new one.',
  async take(session, files) {
    const { dropIntoGallery } = await import('../galleries/drop-into-gallery.ts');
    await dropIntoGallery(session, files);
  },
};

const ontoCollage: DropPlace = {
  title: 'Drop to wish for it',
  text: 'Every picture becomes a thing on the wishlist that is open, or on a new one.',
  async take(session, files) {
    const { dropIntoWishlist } = await import('../wishlists/drop-into-wishlist.ts');
    await dropIntoWishlist(session, files);
  },
};

const intoBatch: DropPlace = {
  title: 'Drop a spreadsheet',
  text: 'A CSV with a column of picture addresses.',
  async take(session, files) {
    const { dropTable } = await import('../batches/drop-table.ts');
    await dropTable(session, files);
  },
};

/** Every page of the client: navigation, routes, live updates and drops are made from this. */
export const pages: readonly [Page & { drop: DropPlace }, ...Page[]] = [
  {
    path: '/',
    label: 'Studio',
    icon: IconScissors,
    place: 'bar',
    makesAccount: true,
    lazy: async () => ({ Component: (await import('../studio/studio-page.tsx')).StudioPage }),
    shows: [StudioImage, StudioJob, ImageTile],
    drop: ontoTable,
  },
  {
    path: '/convert',
    label: 'Convert',
    icon: IconFolders,
    place: 'bar',
    makesAccount: true,
    lazy: async () => ({ Component: (await import('../convert/convert-page.tsx')).ConvertPage }),
    shows: [ConversionJobFragment],
    drop: intoRun,
  },
  {
    path: '/library',
    label: 'Library',
    icon: IconPhoto,
    place: 'bar',
    lazy: async () => ({ Component: (await import('../library/library-page.tsx')).LibraryPage }),
    children: [
      {
        path: ':imageId',
        lazy: async () => ({ Component: (await import('../library/image-detail.tsx')).ImageDetail }),
      },
    ],
    shows: [ImageTile],
  },
  {
    path: '/galleries',
    label: 'Galleries',
    icon: IconLibraryPhoto,
    place: 'bar',
    lazy: async () => ({ Component: (await import('../galleries/galleries-page.tsx')).GalleriesPage }),
    children: [
      {
        path: ':galleryId',
        lazy: async () => ({ Component: (await import('../galleries/gallery-page.tsx')).GalleryPage }),
      },
    ],
    hasPages: true,
    shows: [GalleryPhoto],
    drop: intoGallery,
  },
  {
    path: '/wishlists',
    label: 'Wishlists',
    icon: IconGift,
    place: 'bar',
    lazy: async () => ({ Component: (await import('../wishlists/wishlists-page.tsx')).WishlistsPage }),
    children: [
      {
        path: ':wishlistId',
        lazy: async () => ({ Component: (await import('../wishlists/wishlist-page.tsx')).WishlistPage }),
      },
    ],
    hasPages: true,
    shows: [ItemImage, ItemJob],
    drop: ontoCollage,
  },
  {
    path: '/batches',
    label: 'Batches',
    icon: IconFileSpreadsheet,
    place: 'more',
    lazy: async () => ({ Component: (await import('../batches/batches-page.tsx')).BatchesPage }),
    children: [
      {
        path: ':batchId',
        lazy: async () => ({ Component: (await import('../batches/batch-page.tsx')).BatchPage }),
      },
    ],
    hasPages: true,
    shows: [],
    drop: intoBatch,
  },
  {
    path: '/jobs',
    label: 'Jobs',
    icon: IconListDetails,
    place: 'more',
    lazy: async () => ({ Component: (await import('../jobs/jobs-page.tsx')).JobsPage }),
    shows: [JobRowJob],
  },
  {
    path: '/review',
    label: 'Review',
    icon: IconEye,
    place: 'elsewhere',
    lazy: async () => ({ Component: (await import('../review/review-page.tsx')).ReviewPage }),
    shows: [ImageTile, ReviewedImage],
  },
  {
    path: '/edit',
    label: 'Fix a cutout',
    icon: IconBrush,
    place: 'elsewhere',
    lazy: async () => ({ Component: (await import('../editor/editor-page.tsx')).EditorPage }),
    children: [
      {
        path: ':imageId',
        lazy: async () => ({ Component: (await import('../editor/editor-page.tsx')).EditedPicture }),
      },
    ],
    hasPages: true,
    shows: [EditorJob],
  },
];

/** `/library/img_1` is in `/library`. */
export const topPath = (pathname: string) => `/${pathname.split('/')[1]}`;

/** What stays on the screen under one of these is one place: with its scrolling, and the focus in it. */
export const placeOf = (pathname: string) => (findPage(pathname)?.hasPages ? pathname : topPath(pathname));

export const findPage = (pathname: string): Page | null =>
  pages.find(({ path }) => path === topPath(pathname)) ?? null;
