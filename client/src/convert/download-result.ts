import type { Client } from 'urql';
import { DownloadUrl } from '../image/download-button.tsx';
import { saveUrl } from '../image/save-url.ts';
import { notifyProblem } from '../job/use-job-actions.ts';

/** Saves one result under a name. Its address is asked for only now: a thousand rows would ask for a thousand. */
export async function downloadResult(client: Client, id: string, filename: string) {
  const { data, error } = await client.query(DownloadUrl, { id, filename }).toPromise();
  if (error) notifyProblem(error);
  if (data?.node && 'url' in data.node) saveUrl(data.node.url);
}
