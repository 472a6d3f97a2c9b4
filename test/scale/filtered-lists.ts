import { busyImage } from './fill.ts';

/** As small as what is rare is of a thousand, so that as much is found of a million. */
const images = (filter: string) =>
  `{ page: images(first: 9, filter: { ${filter} }) { nodes { id createdAt } } }`;
const jobs = (filter: string) => `{ page: jobs(first: 9, filter: { ${filter} }) { nodes { id } } }`;

/** Documents for a page of what a filter leaves, each of something: what an index has in the order of the list. */
export const filteredLists: Record<string, string> = {
  'images of a rare status': images('statuses: [REJECTED]'),
  'images of a common status': images('statuses: [READY]'),
  'images of any status': images('statuses: [READY, REJECTED]'),
  'deleted images': images('isDeleted: true'),
  'images that are worth a look': images('needsReview: true'),
  'images that are not': images('needsReview: false'),
  'failed jobs': jobs('statuses: [FAILED]'),
  'running jobs': jobs('statuses: [RUNNING]'),
  'jobs that somebody asked for': jobs('kinds: [PROCESS_IMAGE]'),
  'jobs about an image': jobs(`imageId: "${busyImage.id}"`),
};

/** The same of what is sorted, or looked for among others: of a small table the database reads all instead. */
export const sortedLists = (since: string): Record<string, string> => ({
  'active jobs': jobs('statuses: [QUEUED, RUNNING]'),
  'jobs that failed or run': jobs('statuses: [FAILED, RUNNING]'),
  'jobs that have ended': jobs('statuses: [SUCCEEDED, FAILED, CANCELED]'),
  'jobs that nobody asked for': jobs('kinds: [PREPARE_IMAGE]'),
  'failed jobs of any kind': jobs('statuses: [FAILED, CANCELED], kinds: [PREPARE_IMAGE, PROCESS_IMAGE]'),
  'images by their names': images(
    `clientIds: [${Array.from({ length: 5 }, (_, n) => `"photo ${n * 5 + 5}"`)}]`,
  ),
  'images changed since': images(`updatedSince: "${since}"`),
  'jobs active or ended since': jobs(`updatedSince: "${since}"`),
  'jobs that failed since': jobs(`updatedSince: "${since}", statuses: [FAILED, CANCELED]`),
});
