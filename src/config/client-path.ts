/** Every address that the client has a page for, as Express matches them: any other is answered with 404. */
export const clientPaths = [
  '/',
  '/convert',
  '/library',
  '/library/:imageId',
  '/galleries',
  '/galleries/:galleryId',
  '/wishlists',
  '/wishlists/:wishlistId',
  '/batches',
  '/batches/:batchId',
  '/jobs',
  '/review',
  '/edit',
  '/edit/:imageId',
] as const;
