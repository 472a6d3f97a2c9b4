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

export const transportNames = Object.keys(transports) as (keyof typeof transports)[];
