import type { Client } from 'graphql-ws';
import type { StoreApi } from 'zustand';

/**
 * The one socket of a client. `connecting` is the first attempt; a connection that ends without being asked to
 * becomes `lost` and is tried again for as long as the page is open; `refused` is final: the key is not valid.
 */
export type SocketState = 'idle' | 'connecting' | 'open' | 'lost' | 'refused';

export interface Socket {
  client: Client;
  state: StoreApi<SocketState>;
}
