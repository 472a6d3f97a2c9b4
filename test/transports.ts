import type { GraphqlAnswer, TestClient } from './client.ts';

export type Errors = NonNullable<GraphqlAnswer<object>['errors']>;

/** The ways to ask: each gives the errors of one operation. */
export const transports = {
  async post(client: TestClient, query: string, variables: object = {}): Promise<Errors | undefined> {
    return (await client.ask(query, variables)).errors;
  },
  async socket(client: TestClient, query: string, variables: object = {}): Promise<Errors | undefined> {
    try {
      for await (const { errors } of client.subscribe(query, variables)) return errors as Errors | undefined;
    } catch (errors) {
      // What did not start comes as a message of its own.
      if (!Array.isArray(errors)) throw errors;
      return errors as Errors;
    }
    throw new Error('The operation completed without an answer.');
  },
};

/** One answer: `refusal` is the status 401 or the close code with which a bearer is turned away before anything runs. */
export interface TransportAnswer {
  refusal: number | null;
  data: Record<string, unknown> | null;
  errors: Errors | undefined;
}

/** The same ways, with the whole answer. */
export const answers: Record<
  keyof typeof transports,
  (client: TestClient, query: string) => Promise<TransportAnswer>
> = {
  async post(client, query) {
    const { status, data = null, errors } = await client.ask<Record<string, unknown>>(query);
    return { refusal: status === 401 ? status : null, data, errors };
  },
  async socket(client, query) {
    try {
      for await (const { data = null, errors } of client.subscribe<Record<string, unknown>>(query))
        return { refusal: null, data, errors: errors as Errors | undefined };
    } catch (error) {
      if (Array.isArray(error)) return { refusal: null, data: null, errors: error as Errors };
      const { code } = error as { code?: number };
      if (code === undefined) throw error;
      return { refusal: code, data: null, errors: undefined };
    }
    throw new Error('The operation completed without an answer.');
  },
};

export const transportNames = Object.keys(transports) as (keyof typeof transports)[];
