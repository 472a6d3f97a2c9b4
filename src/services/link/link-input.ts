import { badInput } from '../../errors.ts';
import type { GalleryLink } from '../../schema/gallery-link.ts';
import type { LinkUploadInput } from '../../schema/gallery-link-input.ts';
import { isName, maxTextLength } from '../../schema/text.ts';

const passwordLength = { least: 4, most: 200 };

export function checkLabel(label: string): string | null {
  const trimmed = label.trim();
  if (trimmed === '' || isName(trimmed)) return trimmed || null;
  throw badInput('label', `at most ${maxTextLength} characters, none of control`, `${label.length}`);
}

/** What came is never repeated. */
export function checkPassword(password: string): string {
  const { least, most } = passwordLength;
  if (password.length >= least && password.length <= most) return password;
  throw badInput('password', `${least} to ${most} characters`, `${password.length}`);
}

type UploadRules = Pick<
  GalleryLink,
  'canUpload' | 'maxImages' | 'maxBytes' | 'maxImageBytes' | 'imageTtl' | 'needsApproval'
>;

export function checkUpload(upload: LinkUploadInput | null | undefined): UploadRules {
  const { maxImages = null, maxBytes = null, maxImageBytes = null, imageTtl = null } = upload ?? {};
  for (const [name, limit] of Object.entries({ maxImages, maxBytes, maxImageBytes }))
    if (limit !== null && limit < 1) throw badInput(`upload.${name}`, 'at least 1', `${limit}`);
  const needsApproval = upload?.needsApproval ?? false;
  return { canUpload: upload != null, maxImages, maxBytes, maxImageBytes, imageTtl, needsApproval };
}
