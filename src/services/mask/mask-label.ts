import { badInput, quote } from '../../errors.ts';
import { isName, maxTextLength } from '../../schema/text.ts';

/** BAD_USER_INPUT for one that is too long; null for none, as an empty one is. */
export function checkLabel(label: string | null | undefined): string | null {
  if (label == null || label === '') return null;
  if (isName(label)) return label;
  throw badInput('label', `at most ${maxTextLength} characters, none of control`, quote(label));
}
