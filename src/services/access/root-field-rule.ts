import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { requireOwner } from './require-owner.ts';

/** Who may ask. What is found then is in the scope of who asks: the context sees to that. */
const checks = {
  anyone: () => {},
  /** Who has a key. */
  account: requireOwner,
  /** Who has ADMIN_KEY. */
  operator: requireOperator,
} as const satisfies Record<string, (ctx: Context) => unknown>;

export type Rule = keyof typeof checks;

/** Every root field of the API. One that is not here does not compile: `@Ask…` of resolvers/root-field.ts takes its name. */
export const rootFieldRules = {
  signUp: 'anyone',
  limits: 'anyone',
  viewer: 'anyone',

  node: 'account',
  nodes: 'account',
  image: 'account',
  images: 'account',
  job: 'account',
  jobs: 'account',

  createApiKey: 'account',
  revokeApiKey: 'account',
  rotateApiKey: 'account',
  deleteAccount: 'account',
  uploadImage: 'account',
  createUpload: 'account',
  completeImageUpload: 'account',
  cancelUploads: 'account',
  processImage: 'account',
  processImages: 'account',
  cancelJob: 'account',
  retryJob: 'account',
  deleteImages: 'account',
  restoreImages: 'account',
  setImagesPublicUrls: 'account',
  createDownload: 'account',

  viewerUpdated: 'account',
  jobUpdated: 'account',
  imageUpdated: 'account',
  jobsUpdated: 'account',
  imagesUpdated: 'account',
} as const satisfies Record<string, Rule>;

export type RootField = keyof typeof rootFieldRules;

/** Throws UNAUTHENTICATED for who may not ask. */
export function checkAccess(ctx: Context, field: RootField): void {
  checks[rootFieldRules[field] satisfies Rule as Rule](ctx);
}

export function requireOperator({ scope }: Context): void {
  if (scope.kind === 'operator') return;
  throw new AppError('UNAUTHENTICATED', 'This needs the ADMIN_KEY as bearer.');
}
