import { parse } from 'graphql';
import { buildGraphqlSchema } from '../../src/http/graphql/graphql-schema.ts';
import { readCost } from '../../src/http/graphql/query-limits.ts';

const schema = await buildGraphqlSchema();

const job = 'id error { code } image { id } rendition { id url compressionRatio } retryOf { id }';

/** As much as one document may ask, in different shapes. */
export const dearestDocuments: Record<string, string> = {
  'pictures with all that is theirs': `{ images(first: 100) { nodes { id url thumbnail { url } preview { url } cutout { url }
    renditions(first: 36) { nodes { url } } jobs(first: 12) { nodes { ${job} } } } } }`,
  'jobs with their pictures': `{ jobs(first: 100) { nodes { ${job} image { id thumbnail { url }
    renditions(first: 12) { nodes { url } } jobs(first: 14) { nodes { ${job} } } } } } }`,
  'pages of each list by other names': `{ ${Array.from(
    { length: 12 },
    (_, n) =>
      `i${n}: images(first: ${80 + n}) { nodes { id thumbnail { url } cutout { url } renditions(first: 1) { nodes { url } } } }`,
  ).join('\n')} }`,
};

export const costOf = (document: string) => readCost(schema, parse(document), {});
