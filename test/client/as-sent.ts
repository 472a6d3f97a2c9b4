import type { DocumentNode } from 'graphql';
import { spreadInto } from '../../client/src/api/spread-shown.ts';
import { ConversionJobFragment } from '../../client/src/convert/conversion-job.ts';
import { ImageTile } from '../../client/src/image/image-tile.ts';
import { JobRowJob } from '../../client/src/jobs/job-row-job.ts';
import { ReviewedImage } from '../../client/src/review/reviewed-image.ts';
import { StudioImage } from '../../client/src/studio/studio-image.ts';
import { StudioJob } from '../../client/src/studio/studio-job.ts';

/** What the pages show: the page table's, which loads the pages themselves. */
export const shown = [StudioImage, StudioJob, ImageTile, ReviewedImage, ConversionJobFragment, JobRowJob];

/** A document of the client as it goes to the server. */
export const asSent = (document: object): DocumentNode => spreadInto(document as DocumentNode, shown);
