import { Args, Ctx, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import type { Connection } from '../schema/connection.ts';
import { ExpiringImagesArgs, ImageExpiringArgs } from '../schema/expiring.ts';
import { Image, ImageConnection } from '../schema/image.ts';
import { listExpiring } from '../services/image/list-expiring.ts';
import { watchExpiring } from '../services/watch/watch-expiring.ts';
import { AskQuery, AskSubscription } from './root-field.ts';

@Resolver()
export class ExpiringResolver {
  @AskQuery(() => ImageConnection, {
    nullable: true,
    description: "The viewer's images that end soon, the one that ends first first.",
  })
  expiringImages(
    @Ctx() ctx: Context,
    @Args(() => ExpiringImagesArgs) args: ExpiringImagesArgs,
  ): Promise<Connection<Image>> {
    return listExpiring(ctx, args);
  }

  @AskSubscription<ImageExpiringArgs>(() => Image, {
    nullable: true,
    description:
      "The viewer's images that end soon: those of now, the one that ends first first, then each when its end comes near; once, and again if its end was changed.",
    subscribe: ({ context, args }) => watchExpiring(context, args),
  })
  imageExpiring(
    @Root() { row }: { row: Image },
    @Args(() => ImageExpiringArgs) _args: ImageExpiringArgs,
  ): Image {
    return row;
  }
}
