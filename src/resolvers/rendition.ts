import { Args, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Image } from '../schema/image.ts';
import { ImageFormat } from '../schema/recipe.ts';
import { Rendition } from '../schema/rendition.ts';
import { Url } from '../schema/scalar.ts';
import { UrlArgs } from '../schema/url-args.ts';
import { nameFormat } from '../services/recipe/format-name.ts';
import { compressionRatio, signDownload, signRendition } from '../services/rendition/rendition.ts';
import { Ctx } from './ctx.ts';

@Resolver(() => Rendition)
export class RenditionResolver {
  @FieldResolver(() => Image, {
    nullable: true,
    description: 'What it was made of. Null once that has expired or was deleted.',
  })
  image(@Root() rendition: Rendition, @Ctx() ctx: Context): Promise<Image | null> {
    return ctx.loaders.image.load(rendition.imageId);
  }

  @FieldResolver(() => ImageFormat, {
    description: 'Format of the file. Never AUTO: where that was asked for, what was chosen.',
  })
  format(@Root() { mimeType }: Rendition): ImageFormat {
    return nameFormat(mimeType);
  }

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      'The same within a window, so that caches and pages keep it; null with a GONE error if the image has expired or was deleted.',
  })
  url(@Root() rendition: Rendition, @Ctx() ctx: Context, @Args(() => UrlArgs) args: UrlArgs): Promise<URL> {
    return signRendition(ctx, rendition, args);
  }

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      "The same offered for saving, named after the image, with the extension of the rendition's format; null if the image is gone.",
  })
  downloadUrl(@Root() rendition: Rendition, @Ctx() ctx: Context): Promise<URL | null> {
    return signDownload(ctx, rendition);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Bytes of the original / bytes of the rendition.',
  })
  compressionRatio(@Root() rendition: Rendition, @Ctx() ctx: Context): Promise<number> {
    return compressionRatio(ctx, rendition);
  }
}
