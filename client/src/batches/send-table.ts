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

/** Sent again with the same clientId there is one batch. */
export async function createBatch(
  client: Client,
  input: CreateBatchInput,
): Promise<{ id: string } | { problem: Problem }> {
  const { data, error } = await client.mutation(CreateBatch, { input }, patient).toPromise();
  return data?.createBatch?.batch ? { id: data.createBatch.batch.id } : refusal(error);
}

const refusal = (error: Parameters<typeof problemOfRequest>[0] | undefined): { problem: Problem } => ({
  problem: error ? problemOfRequest(error) : { code: 'INTERNAL_SERVER_ERROR', params: {} },
});
