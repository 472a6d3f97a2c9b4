import { type ReactNode, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { useStore } from 'zustand';
import { KeyScreen } from '../account/key-screen.tsx';
import { createAccountClient } from '../api/client.ts';
import { openSocket } from '../api/socket.ts';
import { createConverter } from '../convert/converter.ts';
import { ConverterContext } from '../convert/converter-context.ts';
import { LiveCache } from '../live/live-cache.tsx';
import { apiKeyState, markRefused } from '../session/api-key.ts';
import { createStudio } from '../studio/studio.ts';
import { StudioContext } from '../studio/studio-context.ts';
import { goOnWithNextKey } from '../upload/go-on-with-next-key.ts';
import { useLeaveWarning } from '../upload/use-leave-warning.ts';
import { SocketStateContext } from './connection-banner.tsx';

interface AccountSessionProps {
  account: string;
  children: ReactNode;
}

/** Everything that belongs to one account, whichever key it has now; another one begins anew with an empty cache. */
export function AccountSession({ account, children }: AccountSessionProps) {
  const { key, refused } = useStore(apiKeyState);
  const [{ socket, client, studio, converter }] = useState(() => {
    const socket = openSocket(currentKey, markRefused);
    const client = createAccountClient(currentKey, socket, markRefused);
    return { socket, client, studio: createStudio(client), converter: createConverter(client, account) };
  });
  useEffect(() => {
    const lines = [studio.uploader, converter.uploader];
    const ends = lines.map((line) => goOnWithNextKey(line, apiKeyState));
    return () => {
      for (const end of ends) end();
      studio.uploader.cancelAll();
      converter.close();
    };
  }, [studio, converter]);
  useLeaveWarning(studio.uploader.uploads);
  useLeaveWarning(converter.uploader.uploads);
  return (
    <Provider value={client}>
      <SocketStateContext value={socket.state}>
        <StudioContext value={studio}>
          <ConverterContext value={converter}>
            <LiveCache key={key} socketState={socket.state} />
            {refused ? <KeyScreen reason="refused" /> : children}
          </ConverterContext>
        </StudioContext>
      </SocketStateContext>
    </Provider>
  );
}

/** There is one for as long as there is a session. */
const currentKey = () => apiKeyState.getState().key ?? '';
