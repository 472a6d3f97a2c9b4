import type { Client } from 'urql';
import { DownloadUrl } from '../image/download-url.ts';
import { saveUrl } from '../image/save-url.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';

/** Saves one result under a name. Its address is asked for only now: a thousand rows would ask for a thousand. */
export async function downloadResult(client: Client, id: string, filename: string) {
  // What the cache knows may have been deleted since, and its address may have expired.
  const { data, error } = await client
    .query(DownloadUrl, { id, filename }, { requestPolicy: 'network-only' })
    .toPromise();
  if (error) return notifyProblem(problemOfRequest(error));
  if (data?.node && 'url' in data.node) saveUrl(data.node.url);
  else notifyProblem({ code: 'GONE', params: {} });
}
