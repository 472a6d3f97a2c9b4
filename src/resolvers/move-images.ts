import { Arg, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import {
  ApproveImagesInput,
  ApproveImagesPayload,
  CopyImagesInput,
  CopyImagesPayload,
  ExtendImagesInput,
  ExtendImagesPayload,
  MoveImagesInput,
  MoveImagesPayload,
} from '../schema/move-images.ts';
import { approveImages } from '../services/gallery/approve-images.ts';
import { copyImages } from '../services/gallery/copy-images.ts';
import { extendImages } from '../services/gallery/extend-images.ts';
import { moveImages } from '../services/gallery/move-images.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver()
export class MoveImagesResolver {
  @AskMutation(() => MoveImagesPayload, {
    description:
      'Puts images into a gallery, in another order, or into the library. In a gallery they end with it at the latest; out of it their own ends hold again, and what has passed its own is gone at once.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'QUOTA_EXCEEDED'],
  })
  moveImages(
    @Ctx() ctx: Context,
    @Arg('input', () => MoveImagesInput, inputArg) input: MoveImagesInput,
  ): Promise<MoveImagesPayload> {
    return moveImages(ctx, input);
  }

  @AskMutation(() => CopyImagesPayload, {
    description:
      'Makes new images of the same bytes, with lives of their own and their thumbnails; other renditions and jobs are not copied.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'QUOTA_EXCEEDED'],
  })
  copyImages(
    @Ctx() ctx: Context,
    @Arg('input', () => CopyImagesInput, inputArg) input: CopyImagesInput,
  ): Promise<CopyImagesPayload> {
    return copyImages(ctx, input);
  }

  @AskMutation(() => ExtendImagesPayload, {
    description: 'Gives images another end, so long from now; in a gallery they end with it at the latest.',
    errors: ['BAD_USER_INPUT'],
  })
  extendImages(
    @Ctx() ctx: Context,
    @Arg('input', () => ExtendImagesInput, inputArg) input: ExtendImagesInput,
  ): Promise<ExtendImagesPayload> {
    return extendImages(ctx, input);
  }

  @AskMutation(() => ApproveImagesPayload, {
    description: 'Shows what guests have sent to all who see the gallery.',
    errors: ['BAD_USER_INPUT'],
  })
  approveImages(
    @Ctx() ctx: Context,
    @Arg('input', () => ApproveImagesInput, inputArg) { ids }: ApproveImagesInput,
  ): Promise<ApproveImagesPayload> {
    return approveImages(ctx, ids);
  }
}
