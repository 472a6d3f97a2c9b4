import { Arg, Ctx, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import {
  CompleteImageUploadInput,
  CompleteImageUploadPayload,
  CreateUploadInput,
  CreateUploadPayload,
} from '../schema/upload.ts';
import { completeImageUpload } from '../services/upload/complete-image-upload.ts';
import { createUpload } from '../services/upload/create-upload.ts';
import { AskMutation } from './root-field.ts';

@Resolver()
export class UploadResolver {
  @AskMutation(() => CreateUploadPayload, {
    errors: ['BAD_USER_INPUT', 'UNSUPPORTED_IMAGE', 'FILE_TOO_LARGE', 'CONFLICT', 'QUOTA_EXCEEDED'],
    description:
      'A URL to PUT a file to, past this API. completeImageUpload has to follow within a day, or the image is purged.',
  })
  createUpload(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUploadInput) input: CreateUploadInput,
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
      'Takes in the bytes that were PUT and starts their jobs; once more it answers as before. UPLOAD_INCOMPLETE if they are not there or are of another length: then PUT them again. What is no picture that is accepted makes the image REJECTED and is this error.',
  })
  completeImageUpload(
    @Ctx() ctx: Context,
    @Arg('input', () => CompleteImageUploadInput) input: CompleteImageUploadInput,
  ): Promise<CompleteImageUploadPayload> {
    return completeImageUpload(ctx, input);
  }
}
