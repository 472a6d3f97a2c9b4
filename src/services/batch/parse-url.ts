import type { AnyContext } from '../../context/context.ts';
import { rulesOf } from '../../tools/remote/open-remote.ts';
import { parseRemoteUrl } from '../../tools/remote/remote-url.ts';

/** Says of a text what address it stands for; URL_NOT_ALLOWED for none that may be fetched from. */
export function urlParser({ config }: Pick<AnyContext, 'config'>): (text: string) => URL {
  const rules = rulesOf(config);
  return (text) => parseRemoteUrl(text, rules);
}
