import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver } from '../../resolvers/account.ts';
import { ApiKeyResolver } from '../../resolvers/api-key.ts';
import { DownloadResolver } from '../../resolvers/download.ts';
import { ImageResolver } from '../../resolvers/image.ts';
import { JobResolver } from '../../resolvers/job.ts';
import { LimitsResolver } from '../../resolvers/limits.ts';
import { NodeResolver } from '../../resolvers/node.ts';
import { RenditionResolver } from '../../resolvers/rendition.ts';
import { UploadResolver } from '../../resolvers/upload.ts';
import { rootDescriptions } from '../../schema/root.ts';

export async function buildGraphqlSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AccountResolver,
      ApiKeyResolver,
      DownloadResolver,
      ImageResolver,
      JobResolver,
      LimitsResolver,
      NodeResolver,
      RenditionResolver,
      UploadResolver,
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
  return schema;
}
