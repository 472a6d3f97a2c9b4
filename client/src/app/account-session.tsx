import { type ReactNode, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { markRefused } from '../account/api-key.ts';
import { createAccountClient } from '../api/client.ts';
import { openSocket } from '../api/socket.ts';
import { createConverter } from '../convert/converter.ts';
import { ConverterContext } from '../convert/converter-context.ts';
import { LiveJobs } from '../live/live-jobs.tsx';
import { createStudio } from '../studio/studio.ts';
import { StudioContext } from '../studio/studio-context.ts';
import { SocketStateContext } from './connection-banner.tsx';

interface AccountSessionProps {
  apiKey: string;
  children: ReactNode;
}

/** Everything that belongs to one key; another key begins anew with an empty cache. */
export function AccountSession({ apiKey, children }: AccountSessionProps) {
  const [{ socket, client, studio, converter }] = useState(() => {
    const onRefused = () => markRefused(apiKey);
    const socket = openSocket(apiKey, onRefused);
    const client = createAccountClient(apiKey, socket, onRefused);
    return { socket, client, studio: createStudio(client), converter: createConverter(client, apiKey) };
  });
  useEffect(
    () => () => {
      studio.uploader.cancelAll();
      converter.close();
    },
    [studio, converter],
  );
  return (
    <Provider value={client}>
      <SocketStateContext value={socket.state}>
        <StudioContext value={studio}>
          <ConverterContext value={converter}>
            <LiveJobs socketState={socket.state} />
            {children}
          </ConverterContext>
        </StudioContext>
      </SocketStateContext>
    </Provider>
  );
}
