import { formatDuration } from '../../config/duration.ts';
import { badInput, quote } from '../../errors.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import type { Wishlist } from '../../schema/wishlist.ts';

export function checkTitle(title: string): string {
  return checkWords('title', title);
}

/** 1 to 200 characters of one line. */
export function checkWords(argument: string, words: string): string {
  const trimmed = words.trim();
  if (isName(trimmed)) return trimmed;
  throw badInput(argument, `1 to ${maxTextLength} characters, none of control`, quote(words));
}

/** So long before it shows its owner anything, whoever claims is told of it: it is no peephole. */
const leastRevealMs = 86_400_000;

/**
 * BAD_USER_INPUT for an instant that is less than a day ahead, unless it only comes later than the one there is. What has been
 * claimed is nothing to it: the refusal would tell.
 */
export function checkRevealAt(
  revealAt: Date,
  now: Date,
  before: Pick<Wishlist, 'revealAt'> = { revealAt: null },
): Date {
  const isPutOff = before.revealAt !== null && before.revealAt > now && revealAt >= before.revealAt;
  if (isPutOff || revealAt.getTime() - now.getTime() >= leastRevealMs) return revealAt;
  throw badInput('revealAt', `at least ${formatDuration(leastRevealMs)} from now`, revealAt.toISOString());
}
