import type { Config } from '../../config/config.ts';
import { readVersion } from '../../config/version.ts';
import type { OutboundRules } from './outbound-rule.ts';
import { createRemote, type Remote } from './remote.ts';

type OutboundConfig = Pick<Config, 'outboundPorts' | 'outboundAllow'>;

export function openRemote(config: OutboundConfig & Pick<Config, 'publicUrl' | 'outboundProxy'>): Remote {
  const { publicUrl, outboundProxy: proxy } = config;
  const name = `Pasteup/${readVersion()}`;
  // Who asks, what for, and where they can be found, where that is known.
  return createRemote({
    rules: rulesOf(config),
    proxy,
    userAgent: (purpose) => [name, purpose, publicUrl && `(+${publicUrl})`].filter(Boolean).join(' '),
  });
}

export function rulesOf({ outboundPorts, outboundAllow }: OutboundConfig): OutboundRules {
  return { ports: outboundPorts, allow: outboundAllow ?? [] };
}
