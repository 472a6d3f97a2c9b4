import type { Holder } from './holder.ts';
import { accountHolder } from './holders/account.ts';
import { apiKeyHolder } from './holders/api-key.ts';
import { batchHolder } from './holders/batch.ts';
import { collagePictureHolder } from './holders/collage-picture.ts';
import { downloadHolder } from './holders/download.ts';
import { galleryHolder } from './holders/gallery.ts';
import { galleryLinkHolder } from './holders/gallery-link.ts';
import { imageHolder } from './holders/image.ts';
import { jobHolder } from './holders/job.ts';
import { maskHolder } from './holders/mask.ts';
import { pendingUploadHolder } from './holders/pending-upload.ts';
import { webhookHolder } from './holders/webhook.ts';
import { wishlistHolder } from './holders/wishlist.ts';

/** Everything that ends, in the order in which it is hidden and removed: what belongs to another before that other. */
export const holders: readonly Holder[] = [
  maskHolder,
  imageHolder,
  pendingUploadHolder,
  galleryLinkHolder,
  galleryHolder,
  collagePictureHolder,
  wishlistHolder,
  batchHolder,
  downloadHolder,
  jobHolder,
  webhookHolder,
  apiKeyHolder,
  accountHolder,
];
