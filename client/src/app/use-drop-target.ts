import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { notifyProblem } from '../problem/notify-problem.ts';
import { useSession } from '../session/session-context.ts';
import type { DropTarget } from './drop-anywhere.tsx';
import { findPage, pages } from './page-table.ts';

/** The page keeps what is dropped on it; one that takes nothing gives way to the first, which does. */
export function useDropTarget(): DropTarget {
  const session = useSession();
  const navigate = useNavigate();
  const page = findPage(useLocation().pathname);
  return useMemo(() => {
    const { title, text, take } = page?.drop ?? pages[0].drop;
    return {
      title,
      text,
      onFiles(files) {
        void take(session, files).then(
          () => page?.drop || navigate(pages[0].path),
          // What takes them could not be loaded.
          () => notifyProblem({ code: 'OFFLINE', params: {} }),
        );
      },
    };
  }, [page, session, navigate]);
}
