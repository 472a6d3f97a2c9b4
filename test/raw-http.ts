import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Sends these bytes to the server as they are, and returns all that comes until it closes the connection. */
export async function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(bytes);
  return text(socket).catch(() => '');
}

/** Status of each answer in what came. */
export function readStatuses(came: string): number[] {
  return [...came.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}
