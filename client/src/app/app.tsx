import { useEffect, useState } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Provider } from 'urql';
import { AccountGate } from '../account/account-gate.tsx';
import { markRefused } from '../account/api-key.ts';
import { createAccountClient } from '../api/client.ts';
import { openSocket } from '../api/socket.ts';
import { createConverter } from '../convert/converter.ts';
import { ConverterContext } from '../convert/converter-context.ts';
import { LiveJobs } from '../live/live-jobs.tsx';
import { createStudio } from '../studio/studio.ts';
import { StudioContext } from '../studio/studio-context.ts';
import { SocketStateContext } from './connection-banner.tsx';
import { BrokenPage, NoSuchPage } from './error-page.tsx';
import { pages } from './page-table.ts';
import { Shell } from './shell.tsx';

const router = createBrowserRouter([
  {
    Component: Shell,
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    children: [
      {
        // Not at the page itself: the router shows no boundary of a page it could not fetch.
        ErrorBoundary: BrokenPage,
        children: [
          ...pages.map(({ path, lazy, children }) => ({ path, lazy, children })),
          { path: '*', Component: NoSuchPage },
        ],
      },
    ],
  },
]);

export function App() {
  return <AccountGate>{(apiKey) => <AccountSession key={apiKey} apiKey={apiKey} />}</AccountGate>;
}

/** Everything that belongs to one key; another key begins anew with an empty cache. */
function AccountSession({ apiKey }: { apiKey: string }) {
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
            <RouterProvider router={router} />
          </ConverterContext>
        </StudioContext>
      </SocketStateContext>
    </Provider>
  );
}
