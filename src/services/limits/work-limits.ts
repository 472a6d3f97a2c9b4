import { createWorkLimit, type WorkLimit } from './work-limit.ts';

/** How much of what is dear each may have done at once, by each process. */
export function createWorkLimits(): Record<
  'uploadLimit' | 'downloadLimit' | 'previewLimit' | 'maskLimit',
  WorkLimit
> {
  return {
    // Those that hold a file in the temp folder, and others whose senders wait.
    uploadLimit: createWorkLimit({ what: 'uploads of an account', most: 4, mostWaiting: 16 }),
    // By one link, and in all: each takes up to 1 MB for the list of its pictures.
    downloadLimit: createWorkLimit({ what: 'downloads by a link', most: 4, mostInAll: 32 }),
    // Those that draw one or measure it, in a child, up to seconds each.
    maskLimit: createWorkLimit({ what: 'masks of an account', most: 2, mostWaiting: 100 }),
    // Each takes up to 20 MB of the temp folder, for up to eight seconds.
    previewLimit: createWorkLimit({
      what: 'previews of links of an account',
      most: 4,
      mostWaiting: 16,
      mostInAll: 64,
    }),
  };
}
