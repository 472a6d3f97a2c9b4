import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { BrokenPage, NoSuchPage } from './error-page.tsx';
import { pages } from './page-table.ts';
import { Root } from './root.tsx';
import { Shell } from './shell.tsx';

const router = createBrowserRouter([
  {
    Component: Root,
    ErrorBoundary: BrokenPage,
    children: [
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
    ],
  },
]);

export function App() {
  return <RouterProvider router={router} />;
}
