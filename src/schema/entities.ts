import { Account } from './account.ts';
import { AccountUsage } from './account-usage.ts';
import { ApiKey } from './api-key.ts';
import { Batch } from './batch.ts';
import { BatchItem } from './batch-item.ts';
import { BatchRow } from './batch-row.ts';
import { Claim } from './claim.ts';
import { Collage } from './collage.ts';
import { CollagePicture } from './collage-picture.ts';
import { Download } from './download.ts';
import { FetchHost } from './fetch-host.ts';
import { FetchLine } from './fetch-line.ts';
import { Gallery } from './gallery.ts';
import { GalleryLink } from './gallery-link.ts';
import { Image } from './image.ts';
import { Job } from './job.ts';
import { Mask } from './mask.ts';
import { MaskStroke } from './mask-stroke.ts';
import { MaskVersion } from './mask-version.ts';
import { ImageMatte } from './matte.ts';
import { Orphan } from './orphan.ts';
import { PendingUpload } from './pending-upload.ts';
import { PurgeReceipt } from './purge-receipt.ts';
import { PurgeRun } from './purge-run.ts';
import { Rendition } from './rendition.ts';
import { RowChange } from './row-change.ts';
import { Secret } from './secret.ts';
import { StoredObject } from './stored-object.ts';
import { WebhookAttempt } from './webhook-attempt.ts';
import { WebhookDelivery } from './webhook-delivery.ts';
import { WebhookEndpoint } from './webhook-endpoint.ts';
import { WebhookEvent } from './webhook-event.ts';
import { Wishlist } from './wishlist.ts';
import { WishlistItem } from './wishlist-item.ts';

/** Everything that has a table. */
export const entities = {
  Account,
  AccountUsage,
  ApiKey,
  Batch,
  BatchItem,
  BatchRow,
  Claim,
  Collage,
  CollagePicture,
  Download,
  FetchHost,
  FetchLine,
  Gallery,
  GalleryLink,
  Image,
  ImageMatte,
  Job,
  Mask,
  MaskStroke,
  MaskVersion,
  Orphan,
  PendingUpload,
  PurgeReceipt,
  PurgeRun,
  Rendition,
  RowChange,
  Secret,
  StoredObject,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
  Wishlist,
  WishlistItem,
};

export type EntityName = keyof typeof entities;
