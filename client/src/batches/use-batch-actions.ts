import { useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { RetryBatchInput } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const CancelBatch = graphql(`
  mutation CancelBatch($id: ID!) {
    cancelBatch(input: { id: $id }) {
      batch {
        ...BatchLive
      }
    }
  }
`);

const RetryBatch = graphql(`
  mutation RetryBatch($input: RetryBatchInput!) {
    retryBatch(input: $input) {
      batch {
        ...BatchLive
      }
    }
  }
`);

const DeleteBatch = graphql(`
  mutation DeleteBatch($id: ID!) {
    deleteBatch(input: { id: $id }) {
      deletedId
    }
  }
`);

/** What can be done with a batch, with what the server refuses shown as a notice. Each answers whether it is done. */
export function useBatchActions() {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  async function act<Variables extends AnyVariables>(
    document: TypedDocumentNode<unknown, Variables>,
    variables: Variables,
  ): Promise<boolean> {
    setBusy(true);
    const { error } = await client.mutation(document, variables).toPromise();
    setBusy(false);
    if (error) notifyProblem(problemOfRequest(error));
    return !error;
  }
  return {
    busy,
    cancel: (id: string) => act(CancelBatch, { id }),
    retry: (input: RetryBatchInput) => act(RetryBatch, { input }),
    remove: (id: string) => act(DeleteBatch, { id }),
  };
}
