/**
 * What a shop's page says of a thing, so that nobody has to type it. The page is fetched as pictures are (tools/remote), read in a
 * child that meets strangers' bytes anyway (tools/imaging/child/product-page), and its pictures are fetched and decoded here too: no
 * page of ours loads anything from a shop. Nothing is kept.
 */
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { LinkPicture, LinkPreview, LinkProblem, PreviewLinkInput } from '../../schema/link-preview.ts';
import { cleanText } from '../../schema/text.ts';
import type { PageReading } from '../../tools/imaging/page-reading.ts';
import { rulesOf } from '../../tools/remote/open-remote.ts';
import type { RemoteAnswer } from '../../tools/remote/remote.ts';
import { parseRemoteUrl } from '../../tools/remote/remote-url.ts';
import { receiveFile } from '../../tools/temp-file/receive-file.ts';
import { requireOwner } from '../access/require-owner.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { chooseCanonical, maxLinkLength } from './link-address.ts';
import { fetchPictures, maxPictureBytes, readPicture } from './link-picture.ts';
import { findAnswerProblem, findFailureProblem, isChallenge } from './link-problem.ts';
import { readPrice } from './price.ts';

const wholeMs = 8000;
const maxPageBytes = 3_000_000;
const maxNoteLength = 500;

/** What may be in the temp folder at once: two pictures, and before them a page. */
const heldBytes = 2 * maxPictureBytes;

/** URL_NOT_ALLOWED for an address that may not be asked, be it by a redirect; what a shop does is the preview's problem. */
export async function previewLink(ctx: Context, input: PreviewLinkInput): Promise<LinkPreview> {
  const accountId = requireOwner(ctx);
  const url = parseRemoteUrl(input.url.href, rulesOf(ctx.config), { maxLength: maxLinkLength });
  return ctx.previewLimit.run(accountId, async () => {
    await ctx.attempts.count('previewLink', accountId);
    return ctx.freeSpace.use(heldBytes, () => look(ctx, url, startDeadline(ctx, wholeMs)));
  });
}

async function look(ctx: Context, asked: URL, deadline: Deadline): Promise<LinkPreview> {
  const seen = await see(ctx, asked, deadline).catch((error) => explain(error, deadline));
  if (typeof seen === 'string') return describe(asked.href, { problem: seen });
  if ('picture' in seen) return describe(asked.href, { problem: 'NO_PRODUCT', pictures: [seen.picture] });
  const { reading, url } = seen;
  const region = regionOf(reading, url);
  const price = reading.prices.map((one) => readPrice(one, region)).find((one) => one !== null) ?? null;
  const isFound = reading.hasProduct || price !== null;
  const isMoved = url.href !== asked.href;
  // Whoever is led to another page that shows no product may have met a wall: the way they asked for is the better link.
  const target = isFound || !isMoved ? (chooseCanonical(reading.canonical, url) ?? url.href) : asked.href;
  return describe(target.length <= maxLinkLength ? target : asked.href, {
    title: cleanLine(reading.title),
    siteName: cleanLine(reading.siteName),
    note: cleanNote(reading.description),
    price,
    pictures: await fetchPictures(ctx, reading.pictures, deadline),
    problem: isFound ? null : 'NO_PRODUCT',
  });
}

function describe(url: string, rest: Partial<LinkPreview>): LinkPreview {
  return { url, title: null, siteName: null, note: null, price: null, pictures: [], problem: null, ...rest };
}

function explain(error: unknown, { signal }: Deadline): LinkProblem {
  // Our own clock is what cancels work in a child.
  const isOver = signal.aborted && error instanceof AppError && error.code === 'CANCELED';
  const problem = isOver ? 'TIMEOUT' : findFailureProblem(error);
  if (!problem) throw error;
  return problem;
}

type Seen = { url: URL; reading: PageReading } | { picture: LinkPicture } | LinkProblem;

async function see(ctx: Context, asked: URL, deadline: Deadline): Promise<Seen> {
  const answer = await ctx.remote.fetch(asked.href, {
    accept: 'text/html,application/xhtml+xml,image/*;q=0.8',
    maxBytes: maxPictureBytes,
    anyStatus: true,
    ...deadline.asking(),
  });
  try {
    const problem = findAnswerProblem(answer);
    if (problem) return problem;
    if (answer.mimeType?.startsWith('image/')) return await seePicture(ctx, answer, deadline);
    const isPage = !answer.mimeType || /^(text\/html|application\/xhtml\+xml)$/.test(answer.mimeType);
    return isPage ? await seePage(ctx, answer, deadline) : 'NOT_A_PAGE';
  } finally {
    answer.close();
  }
}

async function seePicture(ctx: Context, answer: RemoteAnswer, deadline: Deadline): Promise<Seen> {
  try {
    const picture = await readPicture(ctx, answer.url.href, answer, deadline);
    return picture ? { picture } : 'NOT_A_PAGE';
  } catch (error) {
    const isNone = error instanceof AppError && /^(UNSUPPORTED|CORRUPT)_IMAGE$/.test(error.code);
    if (isNone) return 'NOT_A_PAGE';
    throw error;
  }
}

async function seePage(ctx: Context, answer: RemoteAnswer, { signal }: Deadline): Promise<Seen> {
  const file = await receiveFile(answer, { directory: ctx.tempDir, maxBytes: maxPageBytes });
  try {
    const { url, headers } = answer;
    const charset = /;\s*charset\s*=\s*"?([\w:.-]{1,40})/i.exec(`${headers['content-type']}`)?.[1];
    const options = { url: url.href, charset, owner: requireOwner(ctx), signal };
    const reading = await ctx.imaging.readPage(file.path, options);
    return isChallenge(reading) ? 'CAPTCHA' : { url, reading };
  } finally {
    await file.remove();
  }
}

/** Of the page's language, else of its host. */
function regionOf({ language }: PageReading, { hostname }: URL): string | null {
  const ofLanguage = /^[a-z]{2,3}-([a-z]{2})\b/i.exec(language ?? '')?.[1];
  return (ofLanguage ?? /\.([a-z]{2})$/.exec(hostname)?.[1])?.toUpperCase() ?? null;
}

const cleanLine = (text: string | null): string | null => cleanText(text ?? '') || null;

/** Lines stay, and what a page may trip over does not. */
function cleanNote(text: string | null): string | null {
  const clean = (text ?? '').replace(/[^\P{C}\n]/gu, '').trim();
  return clean.slice(0, maxNoteLength).toWellFormed().trim() || null;
}
