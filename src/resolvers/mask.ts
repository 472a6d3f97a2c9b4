import { Arg, Args, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { Image } from '../schema/image.ts';
import { Mask } from '../schema/mask.ts';
import {
  CreateMaskInput,
  CreateMaskPayload,
  DeleteMasksInput,
  DeleteMasksPayload,
  RestoreMasksInput,
  RestoreMasksPayload,
  UpdateMaskInput,
  UpdateMaskPayload,
} from '../schema/mask-input.ts';
import { type Stroke, StrokeConnection } from '../schema/mask-stroke.ts';
import { MaskUrlArgs } from '../schema/mask-url-args.ts';
import { type MaskVersion, MaskVersionConnection } from '../schema/mask-version.ts';
import { Url } from '../schema/scalar.ts';
import { findNode } from '../services/access/find-node.ts';
import { createMask } from '../services/mask/create-mask.ts';
import { deleteMasks, restoreMasks } from '../services/mask/hide-masks.ts';
import { listStrokes, listVersions, strokesPerPage } from '../services/mask/list-masks.ts';
import { signMask } from '../services/mask/mask-url.ts';
import { updateMask } from '../services/mask/update-mask.ts';
import { type MaskChange, watchMask } from '../services/watch/watch-mask.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

@Resolver(() => Mask)
export class MaskResolver {
  @AskQuery(() => Mask, {
    nullable: true,
    description:
      "The viewer's mask of this id, or null; null with a GONE error if it was deleted, or its image is gone.",
  })
  mask(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Of a mask.' }) id: string,
  ): Promise<Mask | null> {
    return findNode(ctx, 'Mask', id);
  }

  @AskMutation(() => CreateMaskPayload, {
    description: 'A mask for an image: of a file, of the alpha of a rendition, of another mask, or drawn.',
    errors: [
      'BAD_USER_INPUT',
      'NOT_FOUND',
      'GONE',
      'CONFLICT',
      'MASK_SIZE_MISMATCH',
      'FILE_TOO_LARGE',
      'UNSUPPORTED_IMAGE',
      'CORRUPT_IMAGE',
      'TOO_MANY_PIXELS',
      'UPLOAD_INCOMPLETE',
      'QUOTA_EXCEEDED',
      'TIMEOUT',
    ],
  })
  createMask(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateMaskInput, inputArg) input: CreateMaskInput,
  ): Promise<CreateMaskPayload> {
    return createMask(ctx, input);
  }

  @AskMutation(() => UpdateMaskPayload, {
    description:
      'Draws on a mask, takes strokes away, or brings an earlier version back: each makes a new version.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT', 'QUOTA_EXCEEDED', 'TIMEOUT'],
  })
  async updateMask(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateMaskInput, inputArg) input: UpdateMaskInput,
  ): Promise<UpdateMaskPayload> {
    return { mask: await updateMask(ctx, input) };
  }

  @AskMutation(() => DeleteMasksPayload, {
    description: 'Hides masks; for ten minutes they can be restored. What was made with them stays.',
    errors: ['BAD_USER_INPUT'],
  })
  deleteMasks(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteMasksInput, inputArg) { ids }: DeleteMasksInput,
  ): Promise<DeleteMasksPayload> {
    return deleteMasks(ctx, ids);
  }

  @AskMutation(() => RestoreMasksPayload, {
    description: 'Brings masks back within ten minutes of their deletion.',
    errors: ['BAD_USER_INPUT', 'QUOTA_EXCEEDED'],
  })
  restoreMasks(
    @Ctx() ctx: Context,
    @Arg('input', () => RestoreMasksInput, inputArg) { ids }: RestoreMasksInput,
  ): Promise<RestoreMasksPayload> {
    return restoreMasks(ctx, ids);
  }

  @AskSubscription<{ id: string }>(() => Mask, {
    nullable: true,
    description:
      'The mask now, then each new version and label; a GONE error ends it when it is deleted, or its image is gone.',
    subscribe: ({ context, args }) => watchMask(context, args.id),
  })
  maskUpdated(
    @Root() { mask }: MaskChange,
    @Arg('id', () => ID, { description: 'Of a mask.' }) id: string,
  ): Mask {
    if (mask) return mask;
    throw new AppError('GONE', `${id} was deleted, or its image is gone.`);
  }

  @FieldResolver(() => Image, {
    nullable: true,
    description: 'That it is of; null once that has expired or was deleted.',
  })
  image(@Root() { imageId }: Mask, @Ctx() ctx: Context): Promise<Image | null> {
    return ctx.loaders.image.load(imageId);
  }

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      'Of a version as a file, which is made when it is first read, and then kept. The same within a window; null with a GONE error if the image is gone.',
  })
  url(@Root() mask: Mask, @Ctx() ctx: Context, @Args(() => MaskUrlArgs) args: MaskUrlArgs): Promise<URL> {
    return signMask(ctx, mask, args);
  }

  @FieldResolver(() => StrokeConnection, {
    nullable: true,
    description: 'What it is drawn of, in drawing order.',
    complexity: strokesPerPage,
  })
  strokes(
    @Root() mask: Mask,
    @Ctx() ctx: Context,
    @Arg('version', () => Int, { nullable: true, description: 'Which of its versions. Default: the newest.' })
    version: number | null,
    @Arg('first', () => Int, {
      nullable: true,
      description: `How many, 1 to 100. Default: ${strokesPerPage}.`,
    })
    first: number | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'A cursor of an earlier page. Default: the first page.',
    })
    after: string | null,
  ): Promise<Connection<Stroke>> {
    return listStrokes(ctx, mask, { version, first, after });
  }

  @FieldResolver(() => MaskVersionConnection, { nullable: true, description: 'What it was, newest first.' })
  versions(
    @Root() mask: Mask,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<MaskVersion>> {
    return listVersions(ctx, mask, page);
  }
}
