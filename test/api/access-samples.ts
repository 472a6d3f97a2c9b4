import { batchSamples } from './batch-samples.ts';
import { maskSamples } from './mask-samples.ts';
import { quote, type Sample } from './sample.ts';
import { webhookSamples } from './webhook-samples.ts';

/** A successful request of each root field, by its name. */
export const rootSamples: Record<string, Sample> = {
  node: { ask: ({ image }) => `node(id: ${quote(image)}) { id }` },
  nodes: { ask: ({ image }) => `nodes(ids: [${quote(image)}]) { id }` },
  viewer: { ask: () => 'viewer { id usage { images } }', public: true, isOwn: true },
  health: { ask: () => 'health { isReady }', public: true, isOwn: true },
  limits: { ask: () => 'limits { maxUploadBytes }', public: true, isOwn: true },
  gallery: {
    ask: ({ gallerySlug }) =>
      `gallery(slug: ${quote(gallerySlug)}) { id name imageCount access { canUpload } images { nodes { id thumbnail { url } } } }`,
    public: true,
    isOwn: true,
  },
  galleries: { ask: () => 'galleries(first: 100) { nodes { id slug cover { id } } }', isOwn: true },
  wishlist: {
    ask: ({ wishlistSlug }) =>
      `wishlist(slug: ${quote(wishlistSlug)}) { id title isOwner items { id name quantity } collage { id revision } }`,
    public: true,
    isOwn: true,
  },
  wishlists: { ask: () => 'wishlists(first: 100) { nodes { id slug items { id } } }', isOwn: true },
  link: {
    ask: ({ linkSlug }) => `link(slug: ${quote(linkSlug)}) { kind needsPassword canUpload }`,
    public: true,
    isOwn: true,
  },
  image: { ask: ({ image }) => `image(id: ${quote(image)}) { id url }` },
  images: {
    ask: ({ gallery }) => `images(first: 100, filter: { galleryId: ${quote(gallery)} }) { nodes { id } }`,
    isOwn: true,
  },
  expiringImages: { ask: () => 'expiringImages(within: "P365D") { nodes { id } }', isOwn: true },
  purgeReceipts: {
    ask: ({ deletedImage }) => `purgeReceipts(imageIds: [${quote(deletedImage)}]) { imageId hiddenAt }`,
  },
  purgePlan: { ask: () => 'purgePlan { due { images } nextRunAt }', isOperators: true },
  purgeRuns: { ask: () => 'purgeRuns { nodes { id } }', isOperators: true },
  job: { ask: ({ doneJob }) => `job(id: ${quote(doneJob)}) { id }` },
  jobs: {
    ask: ({ image }) => `jobs(first: 100, filter: { imageId: ${quote(image)} }) { nodes { id } }`,
    isOwn: true,
  },

  signUp: { ask: () => 'signUp { account { id } }', public: true, isOwn: true },
  createApiKey: { ask: () => 'createApiKey { apiKey { id } secret }', isOwn: true },
  rotateApiKey: { ask: () => 'rotateApiKey { apiKey { id } secret }', isOwn: true },
  processImage: {
    ask: ({ image, mask }) =>
      `processImage(input: { imageId: ${quote(image)}, recipe: { masks: [{ maskId: ${quote(mask)}, mode: ERASE }], output: { format: PNG } } }) { job { id } }`,
  },
  processImages: {
    ask: ({ image }) =>
      `processImages(input: { imageIds: [${quote(image)}], recipes: [{ output: { format: PNG } }] }) { jobs { id image { id } } }`,
  },
  cancelJob: { ask: ({ queuedJob }) => `cancelJob(input: { id: ${quote(queuedJob)} }) { job { id } }` },
  retryJob: { ask: ({ canceledJob }) => `retryJob(input: { id: ${quote(canceledJob)} }) { job { id } }` },
  deleteImages: {
    ask: ({ image }) => `deleteImages(input: { ids: [${quote(image)}] }) { deletedIds }`,
    undo: ({ image }) => `restoreImages(input: { ids: [${quote(image)}] }) { images { id } }`,
  },
  restoreImages: {
    ask: ({ deletedImage }) => `restoreImages(input: { ids: [${quote(deletedImage)}] }) { images { id } }`,
    undo: ({ deletedImage }) => `deleteImages(input: { ids: [${quote(deletedImage)}] }) { deletedIds }`,
  },
  ...maskSamples,
  ...batchSamples,
  ...webhookSamples,
  createGallery: {
    ask: () => 'createGallery(input: { name: "Lake", expiresIn: "P7D" }) { gallery { id url expiresAt } }',
    isOwn: true,
  },
  updateGallery: {
    ask: ({ gallery, image }) =>
      `updateGallery(input: { id: ${quote(gallery)}, coverId: ${quote(image)}, note: "By the lake" }) { gallery { id note revision } }`,
  },
  deleteGallery: {
    ask: ({ emptyGallery }) =>
      `deleteGallery(input: { id: ${quote(emptyGallery)}, images: DELETE }) { deletedId }`,
    undo: ({ emptyGallery }) => `restoreGallery(input: { id: ${quote(emptyGallery)} }) { gallery { id } }`,
  },
  restoreGallery: {
    ask: ({ deletedGallery }) =>
      `restoreGallery(input: { id: ${quote(deletedGallery)} }) { gallery { id imageCount } }`,
    undo: ({ deletedGallery }) => `deleteGallery(input: { id: ${quote(deletedGallery)} }) { deletedId }`,
  },
  createGalleryLink: {
    ask: ({ gallery }) =>
      `createGalleryLink(input: { galleryId: ${quote(gallery)}, expiresIn: "P1D", upload: { maxImages: 10 } }) { link { id url } }`,
  },
  updateGalleryLink: {
    ask: ({ galleryLink }) =>
      `updateGalleryLink(input: { id: ${quote(galleryLink)}, label: "For Ann" }) { link { id label } }`,
  },
  createWishlist: {
    ask: () => 'createWishlist(input: { title: "Birthday", expiresIn: "P90D" }) { wishlist { id url } }',
    isOwn: true,
  },
  updateWishlist: {
    ask: ({ wishlist }) =>
      `updateWishlist(input: { id: ${quote(wishlist)}, note: "In June", background: "#fffaf0" }) { wishlist { id note background } }`,
  },
  deleteWishlist: {
    ask: ({ wishlist }) => `deleteWishlist(input: { id: ${quote(wishlist)} }) { deletedId }`,
    undo: ({ wishlist }) => `restoreWishlist(input: { id: ${quote(wishlist)} }) { wishlist { id } }`,
  },
  restoreWishlist: {
    ask: ({ deletedWishlist }) =>
      `restoreWishlist(input: { id: ${quote(deletedWishlist)} }) { wishlist { id title } }`,
    undo: ({ deletedWishlist }) => `deleteWishlist(input: { id: ${quote(deletedWishlist)} }) { deletedId }`,
  },
  addWishlistItem: {
    ask: ({ wishlist, itemImage }) =>
      `addWishlistItem(input: { wishlistId: ${quote(wishlist)}, name: "Lamp", link: "https://example.org/lamp", price: { amount: "49.90", currency: "EUR" }, imageId: ${quote(itemImage)} }) { item { id name price { amount } } wishlist { id } }`,
  },
  updateWishlistItem: {
    ask: ({ item, itemImage }) =>
      `updateWishlistItem(input: { id: ${quote(item)}, weight: 2, imageId: ${quote(itemImage)} }) { item { id weight image { id } } }`,
  },
  moveWishlistItem: {
    ask: ({ item, nextItem }) =>
      `moveWishlistItem(input: { id: ${quote(item)}, before: ${quote(nextItem)} }) { item { id } wishlist { id items { id } } }`,
  },
  placeItems: {
    ask: ({ wishlist, item }) =>
      `placeItems(input: { wishlistId: ${quote(wishlist)}, aspect: 1.333, places: [{ itemId: ${quote(item)}, placement: { x: 0.5, y: 0.4, width: 0.3, rotation: 8 } }] }) { collage { id revision isSettled } }`,
  },
  unpinItems: {
    ask: ({ wishlist, item }) =>
      `unpinItems(input: { wishlistId: ${quote(wishlist)}, aspect: 1.333, itemIds: [${quote(item)}] }) { collage { id } }`,
    undo: ({ wishlist, item }) =>
      `placeItems(input: { wishlistId: ${quote(wishlist)}, aspect: 1.333, places: [{ itemId: ${quote(item)}, placement: { x: 0.5, y: 0.4, width: 0.3 } }] }) { collage { id } }`,
  },
  shuffleCollage: {
    ask: ({ wishlist }) =>
      `shuffleCollage(input: { wishlistId: ${quote(wishlist)}, aspect: 1.333, seed: 7 }) { collage { id } }`,
  },
  renderCollage: {
    ask: ({ wishlist }) =>
      `renderCollage(input: { wishlistId: ${quote(wishlist)}, aspect: 1.333, width: 1200, format: PNG }) { job { id kind } }`,
  },
  exportWishlist: {
    ask: ({ wishlist }) =>
      `exportWishlist(input: { wishlistId: ${quote(wishlist)}, format: JSON }) { url expiresAt }`,
  },
  moveImages: {
    ask: ({ image, gallery, guestImage }) =>
      `moveImages(input: { ids: [${quote(image)}], galleryId: ${quote(gallery)}, before: ${quote(guestImage)} }) { images { id gallery { id } } }`,
  },
  importImage: {
    ask: ({ gallery }) =>
      `importImage(input: { url: "https://example.org/photo.jpg", galleryId: ${quote(gallery)} }) { image { id status } job { id kind } }`,
  },
  copyImages: {
    ask: ({ image, gallery }) =>
      `copyImages(input: { ids: [${quote(image)}], galleryId: ${quote(gallery)} }) { images { id } }`,
  },
  extendImages: {
    ask: ({ image }) =>
      `extendImages(input: { ids: [${quote(image)}], expiresIn: "P60D" }) { images { id expiresAt } }`,
  },
  approveImages: {
    ask: ({ image }) => `approveImages(input: { ids: [${quote(image)}] }) { images { id needsApproval } }`,
  },
  createUpload: {
    ask: () =>
      'createUpload(input: { filename: "a.jpg", mimeType: "image/jpeg", byteSize: 1 }) { upload { id target { url } } }',
    isOwn: true,
  },
  completeImageUpload: {
    ask: ({ usedUpload, gallery }) =>
      `completeImageUpload(input: { uploadId: ${quote(usedUpload)}, galleryId: ${quote(gallery)} }) { image { id } jobs { id } }`,
  },
  cancelUploads: {
    ask: ({ awaitedUpload }) => `cancelUploads(input: { ids: [${quote(awaitedUpload)}] }) { canceledIds }`,
  },
  createDownload: {
    ask: ({ rendition }) => `createDownload(input: { renditionIds: [${quote(rendition)}] }) { url }`,
  },
  previewLink: {
    ask: () =>
      'previewLink(input: { url: "https://shop.invalid/vase" }) { preview { url title price { amount currency } problem } }',
    isOwn: true,
  },
  setImagesPublicUrls: {
    ask: ({ image }) =>
      `setImagesPublicUrls(input: { ids: [${quote(image)}], hasPublicUrls: true }) { images { id } }`,
  },
  setImagesReviewed: {
    ask: ({ image }) =>
      `setImagesReviewed(input: { ids: [${quote(image)}], isReviewed: true }) { images { id } }`,
  },
  runPurge: { ask: () => 'runPurge(input: { task: SWEEP }) { run { id } }', isOperators: true },

  viewerUpdated: { ask: () => 'viewerUpdated { id usage { images } }', isOwn: true },
  jobUpdated: { ask: ({ queuedJob }) => `jobUpdated(id: ${quote(queuedJob)}) { id }` },
  imageUpdated: { ask: ({ image }) => `imageUpdated(id: ${quote(image)}) { id }` },
  jobsUpdated: {
    ask: ({ image }) => `jobsUpdated(imageId: ${quote(image)}) { job { id } isCaughtUp }`,
    isOwn: true,
  },
  galleryUpdated: {
    ask: ({ gallery }) => `galleryUpdated(id: ${quote(gallery)}) { gallery { id } image { id } isCaughtUp }`,
  },
  wishlistUpdated: {
    ask: ({ wishlist }) => `wishlistUpdated(id: ${quote(wishlist)}) { wishlist { id } isCaughtUp }`,
  },
  imagesUpdated: { ask: () => 'imagesUpdated { image { id } isCaughtUp }', isOwn: true },
  imageExpiring: { ask: () => 'imageExpiring(within: "P365D") { id }', isOwn: true },
  purgeRunUpdated: {
    ask: () => 'purgeRunUpdated(id: "pur_01k0000000e00t00000000000r") { id status }',
    isOperators: true,
  },
};

/** Fields that cannot be asked by a document alone, or only once; other tests ask them. */
export const askedElsewhere = [
  'validateBatch',
  'createBatch',
  'deleteBatch',
  'uploadImage',
  'revokeApiKey',
  'deleteAccount',
  'openLink',
  'revokeGalleryLink',
  'removeWishlistItem',
  'importWishlist',
  'claim',
  'claimItem',
  'releaseClaim',
  'deleteWebhookEndpoint',
];

/** Arguments of the nested edges that demand some. */
export const edgeArguments: Record<string, string> = {
  'Image.rendition': '(recipe: { removeBackground: {} })',
};
