import type { Feature } from '../session/session.ts';
import { useFeature } from '../session/session-context.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import { createStudio, type Studio } from './studio.ts';

export const studioFeature: Feature<Studio> = {
  open: (session) =>
    createStudio({ client: session.client, tray: session.get(trayFeature), preparation: () => null }),
  close: (studio) => studio.close(),
};

export const useStudio = (): Studio => useFeature(studioFeature);
