import type { Holder } from './holder.ts';
import { accountHolder } from './holders/account.ts';
import { apiKeyHolder } from './holders/api-key.ts';
import { downloadHolder } from './holders/download.ts';
import { galleryHolder } from './holders/gallery.ts';
import { galleryLinkHolder } from './holders/gallery-link.ts';
import { imageHolder } from './holders/image.ts';
import { jobHolder } from './holders/job.ts';
import { pendingUploadHolder } from './holders/pending-upload.ts';

/** Everything that ends, in the order in which it is hidden and removed: what belongs to another before that other. */
export const holders: readonly Holder[] = [
  imageHolder,
  pendingUploadHolder,
  galleryLinkHolder,
  galleryHolder,
  downloadHolder,
  jobHolder,
  apiKeyHolder,
  accountHolder,
];
