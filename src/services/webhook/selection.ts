/** What a fragment on WebhookEvent gives. */
export interface Selected {
  data: unknown;
  /** As any answer has them; null for none. */
  errors: readonly object[] | null;
}

/** Runs what owners of endpoints have written; http/graphql/selections.ts. */
export interface Selections<Ctx> {
  /**
   * What it costs, in points. BAD_USER_INPUT, with `line` and `column`, for what is not one fragment on WebhookEvent, does not fit the schema, or
   * passes the limits of queries.
   */
  check(payload: string): Promise<number>;
  /** `query ($id: ID!) { node(id: $id) { … } }` in the scope of `ctx`; null for what fits the schema no more. */
  run(ctx: Ctx, payload: string, eventId: string): Promise<Selected | null>;
}
