import type { Config } from '../../config/config.ts';
import type { Caller, Context } from '../../context/context.ts';

type Page = Pick<Caller, 'origin' | 'baseUrl'>;

/** Whether a page of this origin may call: CORS_ORIGINS names it, or it is the server's own. What is no page may. */
export function isPageWelcome({ corsOrigins }: Config, { origin, baseUrl }: Page): boolean {
  if (origin === null || corsOrigins === '*') return true;
  return origin === baseUrl || corsOrigins.includes(origin);
}

/**
 * Whether a page of this origin may make accounts. Of a server that is for one machine alone that is a page of this
 * machine, or one that CORS_ORIGINS names: or else every page that is visited there could use the server. The Host header
 * says nothing here, as a name of a stranger's may be made to lead to this machine.
 */
export function maySignUpFrom({
  config,
  origin,
  baseUrl,
}: Pick<Context, 'config' | 'origin' | 'baseUrl'>): boolean {
  if (origin === null) return true;
  const { corsOrigins } = config;
  if (corsOrigins !== '*' && corsOrigins.includes(origin)) return true;
  if (!isForThisMachine(config)) return isPageWelcome(config, { origin, baseUrl });
  return isLoopback(URL.parse(origin)?.hostname ?? '');
}

function isForThisMachine({ host, publicUrl, trustProxy }: Config): boolean {
  return isLoopback(host) && publicUrl === null && trustProxy === 0;
}

function isLoopback(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[?::1\]?|(.+\.)?localhost)$/i.test(hostname);
}
