import { useEffect } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';

const BatchResult = graphql(`
  query BatchResult($id: ID!) {
    batch(id: $id) {
      id
      csv: resultUrl(format: CSV)
      jsonl: resultUrl(format: JSONL)
    }
  }
`);

/** An address lasts for a while; one that has been looked at for longer is asked for anew. */
const everyMs = 1_800_000;

/** Where the result is downloaded, in both forms: made while it is read, so what is there by then. Null until they are known. */
export function useResultUrls(id: string) {
  const [{ data }, ask] = useQuery({
    query: BatchResult,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  useEffect(() => {
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), everyMs);
    return () => clearInterval(timer);
  }, [ask]);
  return data?.batch ?? null;
}
