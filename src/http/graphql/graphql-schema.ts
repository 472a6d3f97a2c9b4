import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver } from '../../resolvers/account.ts';
import { ApiKeyResolver } from '../../resolvers/api-key.ts';
import { BatchResolver } from '../../resolvers/batch.ts';
import { BatchItemResolver } from '../../resolvers/batch-item.ts';
import { BatchRowResolver } from '../../resolvers/batch-row.ts';
import { BatchWorkResolver } from '../../resolvers/batch-work.ts';
import { ClaimResolver } from '../../resolvers/claim.ts';
import { CollageResolver } from '../../resolvers/collage.ts';
import { DownloadResolver } from '../../resolvers/download.ts';
import { ExpiringResolver } from '../../resolvers/expiring.ts';
import { GalleryResolver } from '../../resolvers/gallery.ts';
import { GalleryLinkResolver } from '../../resolvers/gallery-link.ts';
import { HealthResolver } from '../../resolvers/health.ts';
import { ImageResolver } from '../../resolvers/image.ts';
import { ImportImageResolver } from '../../resolvers/import-image.ts';
import { JobResolver } from '../../resolvers/job.ts';
import { LimitsResolver } from '../../resolvers/limits.ts';
import { MaskResolver } from '../../resolvers/mask.ts';
import { MoveImagesResolver } from '../../resolvers/move-images.ts';
import { NodeResolver } from '../../resolvers/node.ts';
import { PreviewLinkResolver } from '../../resolvers/preview-link.ts';
import { PurgeResolver } from '../../resolvers/purge.ts';
import { RenditionResolver } from '../../resolvers/rendition.ts';
import { UploadResolver } from '../../resolvers/upload.ts';
import { WebhookDeliveryResolver } from '../../resolvers/webhook-delivery.ts';
import { WebhookEndpointResolver } from '../../resolvers/webhook-endpoint.ts';
import { WebhookEventResolver } from '../../resolvers/webhook-event.ts';
import { WishlistResolver } from '../../resolvers/wishlist.ts';
import { WishlistFileResolver } from '../../resolvers/wishlist-file.ts';
import { WishlistItemResolver } from '../../resolvers/wishlist-item.ts';
import { rootDescriptions } from '../../schema/root.ts';
import { limitToLink } from './limit-to-link.ts';

export async function buildGraphqlSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AccountResolver,
      ApiKeyResolver,
      BatchResolver,
      BatchWorkResolver,
      BatchRowResolver,
      BatchItemResolver,
      DownloadResolver,
      GalleryResolver,
      GalleryLinkResolver,
      ExpiringResolver,
      ImageResolver,
      ImportImageResolver,
      JobResolver,
      LimitsResolver,
      HealthResolver,
      MaskResolver,
      MoveImagesResolver,
      NodeResolver,
      PreviewLinkResolver,
      PurgeResolver,
      RenditionResolver,
      UploadResolver,
      WishlistResolver,
      WishlistItemResolver,
      WishlistFileResolver,
      CollageResolver,
      ClaimResolver,
      WebhookEndpointResolver,
      WebhookEventResolver,
      WebhookDeliveryResolver,
    ],
    // Demanded, not used: every subscription brings a stream of its own (services/watch/watch.ts).
    pubSub: createPubSub(),
    // Scalars parse, services check: nothing is left for a validator.
    validate: false,
  });
  // The builder has no words for them.
  schema.description = rootDescriptions.schema;
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    if (type) type.description = rootDescriptions[type.name as keyof typeof rootDescriptions];
  limitToLink(schema);
  return schema;
}
