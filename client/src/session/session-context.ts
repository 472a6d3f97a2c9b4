import { createContext, useContext } from 'react';
import type { Feature, Session } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionContext around it.');
  return session;
}

export const useFeature = <Part>(feature: Feature<Part>): Part => useSession().get(feature);
