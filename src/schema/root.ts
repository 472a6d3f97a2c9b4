/** What the types at the top say of themselves. */
export const rootDescriptions = {
  schema:
    'Pasteup keeps pictures, cuts their subjects out, converts and compresses them, and tells every step as it happens.',
  Query: 'What can be read. Without a key: `limits`, and `viewer`, which is null then.',
  Mutation:
    'What can be done. Whatever the field, UNAUTHENTICATED, RATE_LIMITED, SERVICE_UNAVAILABLE and INTERNAL_SERVER_ERROR may come; a field names the other codes it can give. A mutation that fails is null beside its error, and takes nothing from the others of the same request.',
  Subscription: 'What can be watched, by graphql-transport-ws at the path of the API.',
} as const;
