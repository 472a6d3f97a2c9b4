import type { Feature } from '../session/session.ts';
import { useFeature } from '../session/session-context.ts';
import { compressorFeature } from '../upload/compress/compressor-feature.ts';
import { keepOriginals } from '../upload/keep-originals.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import { createStudio, type Studio } from './studio.ts';

export const studioFeature: Feature<Studio> = {
  open(session) {
    const { compress } = session.get(compressorFeature);
    return createStudio({
      client: session.client,
      tray: session.get(trayFeature),
      preparation: () => (keepOriginals.getState().isOn ? null : compress),
    });
  },
  close: (studio) => studio.close(),
};

export const useStudio = (): Studio => useFeature(studioFeature);
