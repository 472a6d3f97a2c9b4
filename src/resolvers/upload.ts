import { Arg, Ctx, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { UploadImagePayload } from '../schema/job.ts';
import { CompleteUploadInput, CreateUploadInput, CreateUploadPayload } from '../schema/upload.ts';
import { completeUpload } from '../services/upload/complete-upload.ts';
import { createUpload } from '../services/upload/create-upload.ts';
import { AskMutation } from './root-field.ts';

@Resolver()
export class UploadResolver {
  @AskMutation(() => CreateUploadPayload, {
    description:
      'A URL to PUT a file to, past this API. completeUpload has to follow within a day, or the image is purged.',
  })
  createUpload(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUploadInput) input: CreateUploadInput,
  ): Promise<CreateUploadPayload> {
    return createUpload(ctx, input);
  }

  @AskMutation(() => UploadImagePayload, {
    description:
      'Takes in the bytes that were PUT and starts their jobs; once more it answers as before. UPLOAD_INCOMPLETE if they are not there or are of another length: then PUT them again. What is no picture that is accepted makes the image REJECTED and is this error.',
  })
  completeUpload(
    @Ctx() ctx: Context,
    @Arg('input', () => CompleteUploadInput) input: CompleteUploadInput,
  ): Promise<UploadImagePayload> {
    return completeUpload(ctx, input);
  }
}
