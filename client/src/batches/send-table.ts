import type { Client } from 'urql';
import { fetchWithin } from '../api/patience.ts';
import { graphql } from '../gql/gql.ts';
import type { CreateBatchInput, CsvInput, ValidateBatchMutation } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';

const ValidateBatch = graphql(`
  mutation ValidateBatch($csv: CsvInput!) {
    validateBatch(input: { csv: $csv }) {
      layout {
        encoding
        delimiter
        columns {
          index
          name
          role
        }
      }
      rows
      items
      distinct
      hosts {
        host
        items
      }
      problems {
        isFatal
        code
        line
        column
        message
        params
      }
      problemCount
      sample
    }
  }
`);

const CreateBatch = graphql(`
  mutation CreateBatch($input: CreateBatchInput!) {
    createBatch(input: $input) {
      batch {
        ...BatchLive
        id
      }
      webhookSecret
    }
  }
`);

/** Twenty megabytes take their time on a phone's line. */
const sendMs = 300_000;
const patient = { fetch: fetchWithin(sendMs) };

export type Validated = NonNullable<ValidateBatchMutation['validateBatch']>;

/** What is in a spreadsheet, without beginning anything. */
export async function validateBatch(
  client: Client,
  csv: CsvInput,
): Promise<Validated | { problem: Problem }> {
  const { data, error } = await client.mutation(ValidateBatch, { csv }, patient).toPromise();
  return data?.validateBatch ?? refusal(error);
}

export interface Created {
  id: string;
  /** Of the endpoint that this call has made, told once; else null. */
  webhookSecret: string | null;
}

/** Sent again with the same clientId there is one batch. */
export async function createBatch(
  client: Client,
  input: CreateBatchInput,
): Promise<Created | { problem: Problem }> {
  const { data, error } = await client.mutation(CreateBatch, { input }, patient).toPromise();
  if (!data?.createBatch) return refusal(error);
  const { batch, webhookSecret } = data.createBatch;
  return { id: batch.id, webhookSecret: webhookSecret ?? null };
}

const refusal = (error: Parameters<typeof problemOfRequest>[0] | undefined): { problem: Problem } => ({
  problem: error ? problemOfRequest(error) : { code: 'INTERNAL_SERVER_ERROR', params: {} },
});
