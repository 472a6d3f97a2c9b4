import { formatCount } from '../../format/count.ts';
import { formatBytes } from '../../format/measure.ts';
import { lifeWords } from '../../gallery/life-words.ts';
import { formatDay } from '../../gallery/time-left.ts';

/** What a link lets its holder do. */
export interface LinkTerms {
  canSee: boolean;
  canGetOriginals: boolean;
  hasPassword: boolean;
  expiresAt: string | null;
  upload: UploadTerms | null;
}

export interface UploadTerms {
  maxImages: number | null;
  maxBytes: number | null;
  maxImageBytes: number | null;
  imageTtl: string | null;
  needsApproval: boolean;
}

/** A link ends with its gallery at the latest. */
export function endWith(galleryEnd: string | null, terms: LinkTerms): LinkTerms {
  const ends = [terms.expiresAt, galleryEnd].filter((end) => end !== null);
  return { ...terms, expiresAt: ends.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null };
}

/** One plain sentence of what whoever has a link can do with it, and until when. */
export function linkSentence(terms: LinkTerms, nowMs: number): string {
  const { canSee, hasPassword, expiresAt, upload } = terms;
  const until = expiresAt ? ` until ${formatDay(new Date(expiresAt), nowMs)}` : '';
  const who = `Anyone with this link${hasPassword ? ' and its password' : ''}`;
  if (!canSee && !upload) return `${who} can do nothing yet.`;
  const save = terms.canGetOriginals ? `${upload ? ',' : ' and'} save the originals` : '';
  const see = canSee && `see the photos${save}${until}`;
  const send = upload && `send ${sendWords(upload)}${canSee ? '' : until}`;
  const deeds = [see, send].filter(Boolean).join(' and ');
  const afterwards = upload ? clauses(upload) : '';
  return `${who} can ${deeds}${afterwards}.${canSee ? '' : ' They see no photos.'}`;
}

function sendWords({ maxImages, maxBytes, maxImageBytes }: UploadTerms): string {
  const count =
    maxImages === null ? 'photos' : maxImages === 1 ? 'one photo' : `up to ${formatCount(maxImages)} photos`;
  const sizes = [
    maxImageBytes !== null && `of at most ${formatBytes(maxImageBytes)}${maxImages === 1 ? '' : ' each'}`,
    maxBytes !== null && `${formatBytes(maxBytes)} in all`,
  ].filter(Boolean);
  return sizes.length > 0 ? `${count} ${sizes.join(', ')}` : count;
}

function clauses({ needsApproval, imageTtl }: UploadTerms): string {
  const said = [
    needsApproval && 'which you review first',
    imageTtl !== null && `${needsApproval ? 'and which' : 'which'} are gone after ${lifeWords(imageTtl)}`,
  ].filter(Boolean);
  return said.length > 0 ? `, ${said.join(' ')}` : '';
}
