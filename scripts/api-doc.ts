/** docs/api.md: what the schema and the tables of the server say, with an example of each field that the tests ask. */
import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, parse, print } from 'graphql';
import { queryLimits } from '../src/config/query-limit.ts';
import { type ErrorCode, errorCodes } from '../src/errors.ts';
import { askedElsewhere, rootSamples } from '../test/api/access-samples.ts';
import type { OwnedIds } from '../test/api/sample.ts';

/** In the examples, in the place of what the tests fill in. */
const ids: OwnedIds = {
  account: 'acc_…',
  apiKey: 'key_…',
  image: 'img_…',
  deletedImage: 'img_…',
  rendition: 'ren_…',
  deletedRendition: 'ren_…',
  doneJob: 'job_…',
  queuedJob: 'job_…',
  canceledJob: 'job_…',
  deletedJob: 'job_…',
  usedUpload: 'upl_…',
  awaitedUpload: 'upl_…',
  canceledUpload: 'upl_…',
  guestImage: 'img_…',
  gallery: 'gal_…',
  emptyGallery: 'gal_…',
  deletedGallery: 'gal_…',
  gallerySlug: 'Bx3kQ0pLw9',
  galleryLink: 'lnk_…',
  linkSlug: '7fGkT2mXq9LsB4nVc8RdWy',
  wishlist: 'wsh_…',
  deletedWishlist: 'wsh_…',
  wishlistSlug: 'q8ZtR4mWc2H',
  item: 'itm_…',
  nextItem: 'itm_…',
  cutItem: 'itm_…',
  itemImage: 'img_…',
  mask: 'msk_…',
  deletedMask: 'msk_…',
  batch: 'bat_…',
  batchRow: 'row_…',
  batchItem: 'bit_…',
  canceledBatch: 'bat_…',
  canceledItem: 'bit_…',
  deletedBatch: 'bat_…',
  webhookEndpoint: 'whe_…',
  webhookEvent: 'evt_…',
  disabledEvent: 'evt_…',
  webhookDelivery: 'whd_…',
};

/** Of the fields that tests ask in another way. */
const otherExamples: Record<string, string> = {
  uploadImage:
    'mutation ($input: UploadImageInput!) { uploadImage(input: $input) { image { id } jobs { id kind status } wasKnown } }',
  validateBatch:
    'mutation ($input: ValidateBatchInput!) { validateBatch(input: $input) { layout { encoding delimiter columns { name role } } rows items problems { code line column } } }',
  createBatch:
    'mutation ($input: CreateBatchInput!) { createBatch(input: $input) { batch { id status } wasKnown } }',
  deleteBatch: 'mutation { deleteBatch(input: { id: "bat_…" }) { deletedId } }',
  revokeApiKey: 'mutation { revokeApiKey(input: { id: "key_…" }) { revokedId } }',
  deleteWebhookEndpoint: 'mutation { deleteWebhookEndpoint(input: { id: "whe_…" }) { deletedId } }',
  openLink:
    'mutation { openLink(input: { slug: "7fGkT2mXq9LsB4nVc8RdWy", password: "lake house" }) { pass expiresAt } }',
  revokeGalleryLink: 'mutation { revokeGalleryLink(input: { id: "lnk_…" }) { link { id revokedAt } } }',
  removeWishlistItem: 'mutation { removeWishlistItem(input: { id: "itm_…" }) { itemId } }',
  importWishlist:
    'mutation ($input: ImportWishlistInput!) { importWishlist(input: $input) { wishlist { id } problems { index field code } } }',
  claim: '{ claim(token: "kV3…") { id quantity name } }',
  claimItem:
    'mutation { claimItem(input: { link: { slug: "q8ZtR4mWc2H" }, itemId: "itm_…", name: "Ann", clientId: "b1f6c7d2-5d0e-4c1c" }) { claim { id } token item { claimedQuantity } } }',
  releaseClaim: 'mutation { releaseClaim(input: { token: "kV3…" }) { claim { quantity } item { id } } }',
  deleteAccount: 'mutation { deleteAccount(input: { id: "acc_…" }) { deletedId } }',
};

/** Codes of Apollo for a request that is no valid operation; their errors have the same shape. */
const documentErrors = [
  ['GRAPHQL_PARSE_FAILED', 400, 'The document is no GraphQL.', 'Correct the document.'],
  [
    'GRAPHQL_VALIDATION_FAILED',
    400,
    'The document asks what the schema has not.',
    'Compare it with `/schema.graphql`.',
  ],
] as const;

/** Of the socket, beside those of graphql-transport-ws itself. */
const closeCodes = [
  [1001, 'The server stops.', 'Connect again; another process may be there already.'],
  [1009, 'A message is too long.', 'Send at most `limits.input.maxMessageBytes`.'],
  [1012, 'A key could not be looked at again.', 'Connect again.'],
  [1013, 'Too many sockets, or the database is away.', 'Connect again, later each time.'],
  [4400, 'A message is none of the protocol.', 'Correct the client.'],
  [
    4403,
    "The key is nobody's (any more), or the page may not call.",
    'Get another key; the same one will not do.',
  ],
  [4408, 'connection_init did not come within 5 s.', 'Connect again.'],
  [4429, 'connection_init came twice.', 'Correct the client.'],
] as const;

export function writeApiDoc(schema: GraphQLSchema): string {
  return [
    frame.head,
    ...[schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) =>
      describeRoot(type!),
    ),
    '## Errors',
    frame.errors,
    table(
      ['code', 'HTTP', 'meaning', 'what to do'],
      [
        ...Object.entries(errorCodes).map(([code, { status, meaning, advice }]) => [
          mono(code as ErrorCode),
          status,
          meaning,
          advice,
        ]),
        ...documentErrors.map(([code, ...rest]) => [mono(code), ...rest]),
      ],
    ),
    'A socket closes with:',
    table(['code', 'meaning', 'what to do'], closeCodes),
    frame.tail,
  ].join('\n\n');
}

function describeRoot(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map((field) => describeField(type, field));
  return [`## ${type.name}`, type.description, ...fields].join('\n\n');
}

function describeField(
  type: GraphQLObjectType,
  { name, description }: GraphQLField<unknown, unknown>,
): string {
  const sample = askedElsewhere.includes(name) ? null : rootSamples[name];
  const text = sample ? `${type.name.toLowerCase()} { ${sample.ask(ids)} }` : (otherExamples[name] ?? '');
  return [`### ${name}`, description, `\`\`\`graphql\n${print(parse(text))}\n\`\`\``].join('\n\n');
}

const mono = (text: string) => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const frame = {
  head: `# The API

<!-- Written by "npm run generate" out of the schema, the table of errors and the examples that the tests ask. -->

GraphQL at \`/graphql\`: queries and mutations by POST as JSON, queries also by GET, uploads by the GraphQL multipart request
specification, everything by WebSocket as graphql-transport-ws. The schema itself is at \`/schema.graphql\`.

**Who asks** says so by \`Authorization: Bearer <key>\`: in the header of the request, in that of the handshake, or in
connectionParams, which count first. A bearer that is nobody's is 401, on the socket 4403, before anything runs. Without a bearer one
may ask \`limits\`, \`viewer\` and \`signUp\`. A browser's page asks before it sends such a header, so no further one is needed against
forged requests.

**Absent and null are the same** in every input. Every mutation, list and URL may be null beside its error: what else the same request
asked for is answered all the same.`,

  errors: `An error of a request has \`message\`, for people, and \`extensions { code isRetryable params }\`, for programs; \`params\` is an object
with the figures of the error, numbers as numbers, and \`argument\`, the path of what is wrong as it was sent. A job or an upload that
failed is no error of a request: it has the same in its \`error\` or \`rejection\`. The plain doors (\`/files\`, \`/uploads\`, \`/downloads\`) answer
with the same JSON.`,

  tail: `## Limits and cost

\`limits\` tells all of them: what may be uploaded, how much an account may hold, how fast it may ask, how much one document
may ask and one request may name, how much may be open, and how long things last.

What a document costs is what it reads at most: nothing for a leaf and for what is part of a row, 1 for an object, a list as many of
them as it may be long, 5 more for a page of a list. It may be ${queryLimits.cost}; besides, a document has at most ${queryLimits.tokens} tokens,
${queryLimits.aliases} aliases and ${queryLimits.depth} levels. Each answer tells its cost in \`extensions.cost { actual limit }\`.

## How to page

Lists are newest first: \`first\` (20 where it is left out, at most 100) and \`after\`, the \`endCursor\` of the page before. What is added
meanwhile is in front of the first page and moves no later one.

## How to watch

\`jobsUpdated\` and \`imagesUpdated\` tell first the past, then every change and deletion. Each event has a \`cursor\`; \`isCaughtUp\` is true
from the event on that ends the past.

- **Reconnecting** needs no code: who subscribes again without \`after\` is told what is active and what has changed, ended or was
  deleted in the last ten minutes. After a longer absence give \`after: <the last cursor>\`: whatever was committed after it is told, up
  to 24 hours back. Some is told twice; \`revision\` says which of two states is the newer.
- CONFLICT with \`params.reason\` CURSOR_TOO_OLD: read the lists anew, and subscribe without \`after\`.
- A slow reader is given the newest state of each object, and not every step.
- \`jobUpdated\` and \`imageUpdated\` are for one object: its state, then its changes; they complete after the last.

## How to retry

- \`isRetryable\` says whether the same may succeed. Wait longer each time, and as long as \`retryAfterMs\` says where it is given.
- Uploads: give each file a \`clientId\`. Sent again with the same bytes it answers with the first result (\`wasKnown\`); with others it is
  CONFLICT.
- Recipes: the same recipe on the same picture is made once, and asked for again answers with that job.
- Everything else that is sent twice does no harm: what is deleted already is among \`notFoundIds\`, what is canceled already answers as
  before.

## Versions

There is one schema, without a version in its address. It only grows: nothing is taken away or made to demand more, which a test holds
against the schema of the last release. What is to be used no more is marked \`@deprecated\` with what takes its place, for at least a
year, and is told of in the release's notes before it goes. New values of enums and new error codes may come at any time: treat one
that is not known like INTERNAL_SERVER_ERROR.
`,
};
