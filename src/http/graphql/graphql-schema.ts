import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver } from '../../resolvers/account.ts';
import { DownloadResolver } from '../../resolvers/download.ts';
import { ImageResolver } from '../../resolvers/image.ts';
import { JobResolver } from '../../resolvers/job.ts';
import { LimitsResolver } from '../../resolvers/limits.ts';
import { NodeResolver } from '../../resolvers/node.ts';
import { RenditionResolver } from '../../resolvers/rendition.ts';
import { UploadResolver } from '../../resolvers/upload.ts';

export function buildGraphqlSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      AccountResolver,
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
}
