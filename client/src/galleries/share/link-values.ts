import { type EndChoice, endChoiceOf, endOf, lifeOf, noEnd } from '../../gallery/end-choice.ts';
import type {
  CreateGalleryLinkInput,
  LinkUploadInput,
  ShareLinkFragment,
  UpdateGalleryLinkInput,
} from '../../gql/graphql.ts';
import type { LinkTerms } from './link-sentence.ts';

/** What is filled in of a link. Numbers are text while somebody writes them. */
export interface LinkValues {
  label: string;
  end: EndChoice;
  hasPassword: boolean;
  password: string;
  canSee: boolean;
  canGetOriginals: boolean;
  canSend: boolean;
  maxImages: number | string;
  maxMegabytes: number | string;
  maxImageMegabytes: number | string;
  life: EndChoice;
  /** Of what guests send, as it was before; it is kept unless another is chosen. */
  keptLife: string | null;
  needsApproval: boolean;
}

export const newLink: LinkValues = {
  label: '',
  end: noEnd,
  hasPassword: false,
  password: '',
  canSee: true,
  canGetOriginals: false,
  canSend: false,
  maxImages: 20,
  maxMegabytes: '',
  maxImageMegabytes: '',
  life: noEnd,
  keptLife: null,
  needsApproval: true,
};

const megabyte = 1_000_000;
const inMegabytes = (bytes: number | null | undefined) => (bytes ? bytes / megabyte : '');

export const valuesOf = (link: ShareLinkFragment): LinkValues => ({
  label: link.label ?? '',
  end: endChoiceOf(link.expiresAt),
  hasPassword: link.hasPassword,
  password: '',
  canSee: link.canSee,
  canGetOriginals: link.canGetOriginals,
  canSend: Boolean(link.upload),
  maxImages: link.upload?.maxImages ?? (link.upload ? '' : newLink.maxImages),
  maxMegabytes: inMegabytes(link.upload?.maxBytes),
  maxImageMegabytes: inMegabytes(link.upload?.maxImageBytes),
  life: noEnd,
  keptLife: link.upload?.imageTtl ?? null,
  needsApproval: link.upload?.needsApproval ?? newLink.needsApproval,
});

const count = (value: number | string) => (Number(value) > 0 ? Number(value) : null);
const bytes = (value: number | string) => (Number(value) > 0 ? Math.round(Number(value) * megabyte) : null);

function uploadOf(values: LinkValues, nowMs: number): LinkUploadInput | null {
  if (!values.canSend) return null;
  return {
    maxImages: count(values.maxImages),
    maxBytes: bytes(values.maxMegabytes),
    maxImageBytes: bytes(values.maxImageMegabytes),
    imageTtl: lifeOf(values.life, nowMs) ?? values.keptLife,
    needsApproval: values.needsApproval,
  };
}

/** As the sentence says it. */
export function termsOf(values: LinkValues, nowMs: number): LinkTerms {
  const upload = uploadOf(values, nowMs);
  return {
    canSee: values.canSee,
    canGetOriginals: values.canSee && values.canGetOriginals,
    hasPassword: values.hasPassword,
    expiresAt: endOf(values.end, nowMs)?.toISOString() ?? null,
    upload: upload && {
      maxImages: upload.maxImages ?? null,
      maxBytes: upload.maxBytes ?? null,
      maxImageBytes: upload.maxImageBytes ?? null,
      imageTtl: upload.imageTtl ?? null,
      needsApproval: values.needsApproval,
    },
  };
}

export const createInput = (
  galleryId: string,
  values: LinkValues,
  nowMs: number,
): CreateGalleryLinkInput => ({
  galleryId,
  label: values.label.trim() || null,
  expiresIn: lifeOf(values.end, nowMs),
  password: values.hasPassword ? values.password : null,
  canSee: values.canSee,
  canGetOriginals: values.canSee && values.canGetOriginals,
  upload: uploadOf(values, nowMs),
});

/** What is left out stays as it is. */
export function updateInput(
  link: ShareLinkFragment,
  values: LinkValues,
  nowMs: number,
): UpdateGalleryLinkInput {
  const before = endChoiceOf(link.expiresAt);
  const isSameEnd = values.end.kind === before.kind && values.end.date === before.date;
  const expiresAt = isSameEnd ? null : endOf(values.end, nowMs)?.toISOString();
  const upload = uploadOf(values, nowMs);
  return {
    id: link.id,
    label: values.label.trim(),
    canGetOriginals: values.canSee && values.canGetOriginals,
    ...(expiresAt && { expiresAt }),
    ...(!isSameEnd && values.end.kind === 'never' && { neverExpires: true }),
    ...(values.hasPassword && values.password && { password: values.password }),
    ...(link.hasPassword && !values.hasPassword && { noPassword: true }),
    ...(upload && { upload }),
    ...(link.upload && !upload && { noUpload: true }),
  };
}

/** Why it cannot be made, or null. */
export function wrongLink(values: LinkValues, hadPassword: boolean): string | null {
  if (!values.canSee && !values.canSend) return 'Let them see the photos, or send some.';
  const { length } = values.password;
  if (values.hasPassword && !(hadPassword && length === 0) && length < 4)
    return 'A password has at least 4 characters.';
  return null;
}
