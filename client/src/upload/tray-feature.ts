import { apiKeyState } from '../session/api-key.ts';
import type { Feature } from '../session/session.ts';
import { checkUpload } from './check-upload.ts';
import { goOnWithNextKey } from './go-on-with-next-key.ts';
import { createTray, type Tray } from './tray.ts';

/** The session's one tray. */
export const trayFeature: Feature<Tray & { close(): void }> = {
  open({ client }) {
    const tray = createTray({ check: (file) => checkUpload(client, file) });
    const end = goOnWithNextKey(tray, apiKeyState);
    return {
      ...tray,
      close() {
        end();
        tray.cancelAll();
      },
    };
  },
  close: (tray) => tray.close(),
};
