import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { requireOwner } from './require-owner.ts';

/** Who may ask. What is found then is in the scope of who asks: the context sees to that. */
const checks = {
  anyone: () => {},
  /** Who has a key. */
  account: requireOwner,
  /** Who has a key, or names the address of something that is shared: that was entered, or refused, before. */
  link: (ctx: Context, address: unknown) => address ?? requireOwner(ctx),
  /** Who has ADMIN_KEY. */
  operator: requireOperator,
  /** Either of them; an operator finds no rows of accounts. */
  accountOrOperator: requireAnyKey,
} as const satisfies Record<string, (ctx: Context, address: unknown) => unknown>;

export type Rule = keyof typeof checks;

/** Every root field of the API. One that is not here does not compile: `@Ask…` of resolvers/root-field.ts takes its name. */
export const rootFieldRules = {
  signUp: 'anyone',
  limits: 'anyone',
  health: 'anyone',
  viewer: 'anyone',
  link: 'anyone',
  openLink: 'anyone',

  node: 'accountOrOperator',
  nodes: 'accountOrOperator',
  gallery: 'link',
  galleries: 'account',
  wishlist: 'link',
  wishlists: 'account',
  claim: 'anyone',
  image: 'account',
  images: 'account',
  expiringImages: 'account',
  job: 'account',
  jobs: 'account',
  mask: 'account',
  batch: 'account',
  batches: 'account',

  webhookEndpoint: 'account',
  webhookEndpoints: 'account',
  webhookDelivery: 'account',
  webhookDeliveries: 'account',
  webhookPreview: 'account',

  purgeReceipts: 'account',

  purgePlan: 'operator',
  purgeRuns: 'operator',
  runPurge: 'operator',
  purgeRunUpdated: 'operator',

  createApiKey: 'account',
  revokeApiKey: 'account',
  rotateApiKey: 'account',
  deleteAccount: 'account',
  createGallery: 'account',
  updateGallery: 'account',
  deleteGallery: 'account',
  restoreGallery: 'account',
  createGalleryLink: 'account',
  updateGalleryLink: 'account',
  revokeGalleryLink: 'account',
  createWishlist: 'account',
  updateWishlist: 'account',
  deleteWishlist: 'account',
  restoreWishlist: 'account',
  addWishlistItem: 'account',
  updateWishlistItem: 'account',
  removeWishlistItem: 'account',
  moveWishlistItem: 'account',
  placeItems: 'account',
  unpinItems: 'account',
  shuffleCollage: 'account',
  renderCollage: 'account',
  exportWishlist: 'account',
  importWishlist: 'account',
  claimItem: 'link',
  releaseClaim: 'anyone',
  moveImages: 'account',
  copyImages: 'account',
  extendImages: 'account',
  approveImages: 'account',
  uploadImage: 'link',
  importImage: 'account',
  createUpload: 'link',
  completeImageUpload: 'link',
  cancelUploads: 'account',
  processImage: 'account',
  processImages: 'account',
  cancelJob: 'account',
  retryJob: 'account',
  deleteImages: 'account',
  restoreImages: 'account',
  setImagesPublicUrls: 'account',
  setImagesReviewed: 'account',
  createMask: 'account',
  updateMask: 'account',
  deleteMasks: 'account',
  restoreMasks: 'account',
  createDownload: 'link',
  validateBatch: 'account',
  createBatch: 'account',
  cancelBatch: 'account',
  retryBatch: 'account',
  deleteBatch: 'account',
  previewLink: 'account',
  createWebhookEndpoint: 'account',
  updateWebhookEndpoint: 'account',
  deleteWebhookEndpoint: 'account',
  rotateWebhookSecret: 'account',
  sendTestWebhook: 'account',
  replayWebhooks: 'account',

  viewerUpdated: 'account',
  jobUpdated: 'account',
  imageUpdated: 'account',
  maskUpdated: 'account',
  jobsUpdated: 'account',
  imagesUpdated: 'account',
  galleryUpdated: 'link',
  wishlistUpdated: 'link',
  webhookDeliveriesUpdated: 'account',
  imageExpiring: 'account',
  batchUpdated: 'account',
  batchItemsUpdated: 'account',
} as const satisfies Record<string, Rule>;

export type RootField = keyof typeof rootFieldRules;

/** Throws UNAUTHENTICATED for who may not ask. `address` is what the request names as the way it came. */
export function checkAccess(ctx: Context, field: RootField, address: unknown = null): void {
  checks[rootFieldRules[field] satisfies Rule as Rule](ctx, address);
}

function requireAnyKey(ctx: Context): void {
  if (ctx.scope.kind !== 'operator') requireOwner(ctx);
}

export function requireOperator({ scope }: Context): void {
  if (scope.kind === 'operator') return;
  throw new AppError('UNAUTHENTICATED', 'This needs the ADMIN_KEY as bearer.');
}
