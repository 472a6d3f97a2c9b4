import type { Config } from '../../config/config.ts';
import { readVersion } from '../../config/version.ts';
import type { OutboundRules } from './outbound-rule.ts';
import { createRemote, type Remote } from './remote.ts';
import { createSender, type OpenSender } from './sender.ts';

type OutboundConfig = Pick<Config, 'outboundPorts' | 'outboundAllow'>;
type OpeningConfig = OutboundConfig & Pick<Config, 'publicUrl' | 'outboundProxy'>;

export function openRemote(config: OpeningConfig): Remote {
  return createRemote({
    rules: rulesOf(config),
    proxy: config.outboundProxy,
    userAgent: (purpose) => nameUs(config, purpose),
  });
}

/** To each address that is sent to so many requests at once. */
export const sentAtOnce = 5;

export function openSenders(config: OpeningConfig): OpenSender {
  const options = {
    rules: rulesOf(config),
    proxy: config.outboundProxy,
    userAgent: nameUs(config, 'webhook'),
    connections: sentAtOnce,
  };
  return (url) => createSender(url, options);
}

/** Who asks, what for, and where they can be found, where that is known. */
function nameUs({ publicUrl }: Pick<Config, 'publicUrl'>, purpose: string | undefined): string {
  const name = `Pasteup/${readVersion()}`;
  return [name, purpose, publicUrl && `(+${publicUrl})`].filter(Boolean).join(' ');
}

export function rulesOf({ outboundPorts, outboundAllow }: OutboundConfig): OutboundRules {
  return { ports: outboundPorts, allow: outboundAllow ?? [] };
}
