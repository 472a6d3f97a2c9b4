import { type ClientOptions, MessageType, stringifyMessage } from 'graphql-ws';

type Listeners = Required<
  Pick<NonNullable<ClientOptions['on']>, 'connected' | 'ping' | 'message' | 'closed'>
>;

/** After these the socket may be dead, as a phone that slept or a network that was changed leaves it. */
const wakings = ['visibilitychange', 'pageshow', 'online'];

/**
 * Notices a socket that died without a word, which no close event reports: a ping, the client's own or one at a waking
 * of the page, has to be followed by any message within `patienceMs`, else `onSilence` is called. Answers with what the
 * client is to tell.
 */
export function createHeartbeat(patienceMs: number, onSilence: () => void): Listeners {
  let silence: ReturnType<typeof setTimeout> | undefined;
  let listening = new AbortController();
  const listen = () => {
    silence ??= setTimeout(onSilence, patienceMs);
  };
  const heard = () => {
    clearTimeout(silence);
    silence = undefined;
  };
  return {
    connected(opened) {
      const socket = opened as WebSocket;
      listening = new AbortController();
      const ask = () => {
        if (document.hidden || socket.readyState !== WebSocket.OPEN) return;
        socket.send(stringifyMessage({ type: MessageType.Ping }));
        listen();
      };
      for (const waking of wakings) addEventListener(waking, ask, { signal: listening.signal });
    },
    ping(isReceived) {
      if (!isReceived) listen();
    },
    message: heard,
    closed() {
      heard();
      listening.abort();
    },
  };
}
