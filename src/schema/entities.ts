import { Account } from './account.ts';
import { AccountUsage } from './account-usage.ts';
import { ApiKey } from './api-key.ts';
import { Download } from './download.ts';
import { Gallery } from './gallery.ts';
import { GalleryLink } from './gallery-link.ts';
import { Image } from './image.ts';
import { Job } from './job.ts';
import { ImageMatte } from './matte.ts';
import { Orphan } from './orphan.ts';
import { PendingUpload } from './pending-upload.ts';
import { PurgeReceipt } from './purge-receipt.ts';
import { PurgeRun } from './purge-run.ts';
import { Rendition } from './rendition.ts';
import { RowChange } from './row-change.ts';
import { Secret } from './secret.ts';
import { StoredObject } from './stored-object.ts';

/** Everything that has a table. */
export const entities = {
  Account,
  AccountUsage,
  ApiKey,
  Download,
  Gallery,
  GalleryLink,
  Image,
  ImageMatte,
  Job,
  Orphan,
  PendingUpload,
  PurgeReceipt,
  PurgeRun,
  Rendition,
  RowChange,
  Secret,
  StoredObject,
};

export type EntityName = keyof typeof entities;
