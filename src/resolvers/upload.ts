import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import type { LinkInput } from '../schema/gallery-link.ts';
import { PendingUpload } from '../schema/pending-upload.ts';
import {
  CancelUploadsInput,
  CancelUploadsPayload,
  CompleteImageUploadInput,
  CompleteImageUploadPayload,
  CreateUploadInput,
  CreateUploadPayload,
  UploadTarget,
} from '../schema/upload.ts';
import { cancelUploads } from '../services/upload/cancel-uploads.ts';
import { completeImageUpload } from '../services/upload/complete-image-upload.ts';
import { createUpload, signTarget } from '../services/upload/create-upload.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver(() => PendingUpload)
export class UploadResolver {
  @AskMutation(() => CreateUploadPayload, {
    errors: ['BAD_USER_INPUT', 'UNSUPPORTED_IMAGE', 'FILE_TOO_LARGE', 'CONFLICT', 'QUOTA_EXCEEDED'],
    description:
      'Announces a file that is PUT past this API, to `upload.target`. completeImageUpload has to follow within a day, or it is given up.',
    address: ({ link }: { link?: LinkInput | null }) => link && { ...link, asGuest: true },
  })
  createUpload(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUploadInput, inputArg) input: CreateUploadInput,
  ): Promise<CreateUploadPayload> {
    return createUpload(ctx, input);
  }

  @AskMutation(() => CompleteImageUploadPayload, {
    errors: [
      'BAD_USER_INPUT',
      'NOT_FOUND',
      'GONE',
      'CONFLICT',
      'UPLOAD_INCOMPLETE',
      'UNSUPPORTED_IMAGE',
      'CORRUPT_IMAGE',
      'TOO_MANY_PIXELS',
      'QUOTA_EXCEEDED',
      'TIMEOUT',
    ],
    description:
      'Takes in the bytes that were PUT and starts their jobs; once more it answers as before. UPLOAD_INCOMPLETE if they are not there or are of another length: then PUT them again. What is no picture that is accepted makes the upload REJECTED and is this error; no image is made.',
    address: ({ link }: { link?: LinkInput | null }) => link && { ...link, asGuest: true },
  })
  completeImageUpload(
    @Ctx() ctx: Context,
    @Arg('input', () => CompleteImageUploadInput, inputArg) input: CompleteImageUploadInput,
  ): Promise<CompleteImageUploadPayload> {
    return completeImageUpload(ctx, input);
  }

  @AskMutation(() => CancelUploadsPayload, {
    description:
      'Gives uploads up before their end: what they hold of the quota is free at once. Images that were made of them stay.',
    errors: ['BAD_USER_INPUT'],
  })
  cancelUploads(
    @Ctx() ctx: Context,
    @Arg('input', () => CancelUploadsInput, inputArg) { ids }: CancelUploadsInput,
  ): Promise<CancelUploadsPayload> {
    return cancelUploads(ctx, ids);
  }

  @FieldResolver(() => UploadTarget, {
    nullable: true,
    description: 'The request that sends the bytes; null where nothing is to be sent any more.',
  })
  target(@Root() upload: PendingUpload, @Ctx() ctx: Context): Promise<UploadTarget | null> {
    return signTarget(ctx, upload);
  }
}
