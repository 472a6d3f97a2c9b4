const at = '2030-01-01T10:00:00.000Z';

/** A rendition as the API would send it. */
const result = {
  __typename: 'Rendition',
  id: 'ren_1',
  url: '/files/result',
  downloadUrl: '/files/result?download=vase.webp',
  mimeType: 'image/webp',
  width: 10,
  height: 10,
  byteSize: 100,
  quality: 80,
  ssim: null,
  agreement: null,
  createdAt: at,
  crop: null,
  recipe: {
    __typename: 'Recipe',
    removeBackground: null,
    masks: null,
    alpha: null,
    trim: null,
    resize: null,
    background: null,
    output: null,
  },
};

const thumbnail = { __typename: 'Rendition', id: 'ren_2', url: '/files/thumbnail' };

/** An image just taken in; later it has a thumbnail. */
export const newImage = {
  __typename: 'Image',
  id: 'img_1',
  filename: 'vase.jpg',
  status: 'READY',
  revision: 1,
  needsReview: false,
  rejection: null,
  createdAt: at,
  placeholder: null,
  thumbnail: null as typeof thumbnail | null,
  preview: null as typeof thumbnail | null,
  cutout: null as { __typename: string; id: string } | null,
  width: 10,
  height: 10,
  byteSize: 1000,
  mimeType: 'image/jpeg',
};

/** A job with everything the client asks for, as it is right after it was made. */
export const queuedJob = {
  __typename: 'Job',
  id: 'job_1',
  kind: 'PROCESS_IMAGE',
  status: 'QUEUED',
  stage: 'WAITING',
  progress: 0,
  attempt: 0,
  maxAttempts: 3,
  createdAt: at,
  updatedAt: at,
  revision: 1,
  startedAt: null as string | null,
  finishedAt: null as string | null,
  error: null,
  metrics: { __typename: 'JobMetrics', queuedMs: null, runMs: null, stages: [] },
  retryOf: null,
  image: newImage,
  rendition: null as typeof result | null,
};

/** The same job when it is done; its image has got a thumbnail meanwhile. */
export const finishedJob = {
  ...queuedJob,
  status: 'SUCCEEDED',
  stage: 'DONE',
  progress: 1,
  attempt: 1,
  updatedAt: '2030-01-01T10:00:01.000Z',
  revision: 4,
  image: { ...newImage, thumbnail, preview: thumbnail },
  rendition: result,
};

export const eventOf = (job: object, cursor = 'here') => ({
  data: { update: { __typename: 'JobsUpdate', job, deletedId: null, cursor } },
});

export const imageEventOf = (image: object | null, deletedId: string | null = null) => ({
  data: { update: { __typename: 'ImagesUpdate', image, deletedId, cursor: 'here' } },
});
