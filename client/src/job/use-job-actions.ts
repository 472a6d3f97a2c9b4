import { useMutation } from 'urql';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

const CancelJob = graphql(`
  mutation CancelJob($id: ID!) {
    cancelJob(input: { id: $id }) {
      job {
        ...JobLive
      }
    }
  }
`);

const RetryJob = graphql(`
  mutation RetryJob($id: ID!) {
    retryJob(input: { id: $id }) {
      job {
        id
        ...JobLive
      }
    }
  }
`);

/** Cancel and retry, with what the server refuses shown as a notice. */
export function useJobActions() {
  const [canceling, runCancel] = useMutation(CancelJob);
  const [retrying, runRetry] = useMutation(RetryJob);
  return {
    busy: canceling.fetching || retrying.fetching,
    async cancel(id: string) {
      const { error } = await runCancel({ id });
      if (error) notifyProblem(problemOfRequest(error));
    },
    /** The id of the new job, or null. */
    async retry(id: string): Promise<string | null> {
      const { data, error } = await runRetry({ id });
      if (error) notifyProblem(problemOfRequest(error));
      return data?.retryJob?.job.id ?? null;
    },
  };
}
