import { formatBytes, formatMs } from '../format/measure.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** `title` says what happened in a few words, `advice` what can be done about it. */
export interface ProblemText {
  title: string;
  advice: string;
}

type Params = Problem['params'];

const number = (value: string | number | undefined) => {
  const figure = Number(value);
  return value !== undefined && Number.isFinite(figure) ? figure : null;
};

/** "than 25 MB" where the figure came along, else a wording without it. */
function figure(
  value: string | number | undefined,
  format: (n: number) => string,
  otherwise: string,
): string {
  const n = number(value);
  return n === null ? otherwise : format(n);
}

const megapixels = (pixels: number) => `${Math.round(pixels / 100_000) / 10} megapixels`;

function unsupportedText(p: Params): ProblemText {
  if (p.actualBytes === 0)
    return {
      title: 'This file is empty',
      advice: 'There is nothing in it. Export or copy it again, then drop it.',
    };
  // As the browser calls it, or as the server found it by its bytes.
  if (/hei[cf]/i.test(String(p.actual ?? p.found ?? '')))
    return {
      title: 'This server cannot read HEIC',
      advice:
        'Export it as JPEG and drop it again. An iPhone takes JPEGs with Settings › Camera › Formats › Most Compatible.',
    };
  return {
    title: 'Not a picture this server reads',
    advice: `Save it as ${p.accepted ?? 'JPEG, PNG, WebP, GIF or AVIF'} and drop it again.`,
  };
}

function quotaText(p: Params): ProblemText {
  const count = figure(p.limit, String, 'As many as this account may have');
  if (p.quota === 'activeJobs')
    return { title: 'Too many jobs in line', advice: `${count} wait or run. Go on when some have ended.` };
  if (p.quota === 'storedBytes')
    return { title: 'This account is full', advice: 'Delete pictures you no longer need.' };
  if (p.quota === 'apiKeys')
    return { title: 'Too many keys', advice: `${count} are good now. Revoke one that nothing uses.` };
  return {
    title: 'Too many of these are open',
    advice: `${count} are begun and not ended. Go on in a while.`,
  };
}

const texts = {
  OFFLINE: () => ({
    title: 'The server did not answer',
    advice: 'Check the connection, then try again. Nothing is lost.',
  }),
  NOT_UNDERSTOOD: () => ({
    title: 'Something else answered for the server',
    advice: 'It may be the sign-in page of a network or a proxy. Reload this page, then try again.',
  }),
  FILE_CHANGED: () => ({
    title: 'This file changed or moved',
    advice: 'Drop it again.',
  }),
  BAD_USER_INPUT: () => ({
    title: 'These settings do not work together',
    advice: 'Change one of them and try again.',
  }),
  UNAUTHENTICATED: () => ({
    title: 'This key is not valid',
    advice: 'Enter a key that works to go on.',
  }),
  PASSWORD_REQUIRED: () => ({
    title: 'This asks for a password',
    advice: 'Whoever shared it can tell you.',
  }),
  NOT_FOUND: () => ({
    title: 'This is not there any more',
    advice: 'It may have been deleted in another window.',
  }),
  CONFLICT: () => ({
    title: 'That is not possible right now',
    advice: 'It changed in the meantime. Look at its state and try again.',
  }),
  GONE: () => ({
    title: 'This picture is gone',
    advice: 'It was deleted or has expired. Upload it again to go on with it.',
  }),
  RATE_LIMITED: (p: Params) => ({
    title: 'Too many requests at once',
    advice: `Try again in ${figure(p.retryAfterMs, formatMs, 'a moment')}.`,
  }),
  QUOTA_EXCEEDED: quotaText,
  QUERY_TOO_COMPLEX: () => ({
    title: 'That asked for too much at once',
    advice: 'Choose fewer pictures and try again.',
  }),
  FILE_TOO_LARGE: (p: Params) => ({
    title: `Larger than ${figure(p.limit, formatBytes, 'this server accepts')}`,
    advice: `${figure(p.actual, (n) => `This file has ${formatBytes(n)}. `, '')}Save it smaller and drop it again.`,
  }),
  UNSUPPORTED_IMAGE: unsupportedText,
  CORRUPT_IMAGE: () => ({
    title: 'This file is damaged',
    advice: 'It could not be decoded. Export it again and retry.',
  }),
  TOO_MANY_PIXELS: (p: Params) => ({
    title: 'More pixels than this server accepts',
    advice: `${figure(p.limit, pixelLimit, 'Scale it down')} and drop it again.`,
  }),
  MASK_SIZE_MISMATCH: (p: Params) => ({
    title: 'This mask is not as large as its picture',
    advice: `${sizes(p)}Scale the mask and send it again.`,
  }),
  UPLOAD_INCOMPLETE: () => ({
    title: 'The upload broke off',
    advice: 'Not all of the file arrived. Try again.',
  }),
  URL_NOT_ALLOWED: () => ({
    title: 'This address cannot be fetched from',
    advice: 'Give the web address of a picture that anybody can open.',
  }),
  FETCH_FAILED: (p: Params, message?: string) => ({
    title: 'The picture did not come',
    advice: `${message ?? 'Its address did not answer as it should.'} ${p.statusCode === 403 ? 'Some sites refuse programs: save the picture and drop it here.' : 'Open the address in a browser to see what is there.'}`,
  }),
  TARGET_NOT_REACHED: (p: Params) => ({
    title: `It does not fit into ${figure(p.limit, formatBytes, 'that size')}`,
    advice: `${figure(p.actual, (n) => `The smallest possible is ${formatBytes(n)}. `, '')}Allow more bytes or choose a smaller picture.`,
  }),
  TIMEOUT: (p: Params) => ({
    title: `Not done within ${figure(p.limitMs, formatMs, 'the time allowed')}`,
    advice: 'Try again, or make the picture smaller.',
  }),
  PROCESS_CRASHED: () => ({
    title: 'The work was interrupted',
    advice: 'It was tried several times. Another try may help; another file format often does.',
  }),
  CANCELED: () => ({
    title: 'Canceled',
    advice: 'Run it again whenever you like.',
  }),
  SERVICE_UNAVAILABLE: () => ({
    title: 'The server is not ready',
    advice: 'A part of it is down or starting. Try again in a moment.',
  }),
  // The server's sentence carries the id under which its log tells the rest.
  INTERNAL_SERVER_ERROR: (_p: Params, message?: string) => ({
    title: 'Something went wrong on the server',
    advice: message ? `Try again. ${message}` : 'Try again. If it stays, its log says why.',
  }),
} satisfies Record<ProblemCode, (params: Params, message?: string) => ProblemText>;

/** Whether a code that came over the wire is one this client can put into words. */
export function hasWording(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(texts, code);
}

/** Of a mask and of the picture that it is for, if they were told. */
function sizes({ expectedWidth, expectedHeight, width, height }: Params): string {
  if ([expectedWidth, expectedHeight, width, height].some((side) => number(side) === null)) return '';
  return `The picture is ${expectedWidth} × ${expectedHeight}, the mask ${width} × ${height}. `;
}

/** A limit of pixels is in the millions, one of a side's length is not. */
function pixelLimit(limit: number): string {
  return limit >= 100_000
    ? `Scale it down to ${megapixels(limit)} or less`
    : `Scale it down to ${limit} pixels a side or less`;
}

export function wordProblem(problem: Problem): ProblemText {
  return texts[problem.code](problem.params, problem.message);
}
