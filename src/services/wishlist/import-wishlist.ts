import { readFile, rm } from 'node:fs/promises';
import type { z } from 'zod';
import type { Context } from '../../context/context.ts';
import { AppError, badInput, cut } from '../../errors.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { maxItems } from '../../schema/wishlist-item.ts';
import { awaitFile, type IncomingFile, receiveFile } from '../../tools/temp-file/receive-file.ts';
import { checkClientId } from '../gallery/gallery-input.ts';
import { createWishlist } from './create-wishlist.ts';
import { importItem } from './import-item.ts';
import { importPins } from './import-pins.ts';
import { type ImportProblem, keep } from './import-problem.ts';
import { updateWishlist } from './update-wishlist.ts';
import { type FileItem, fileSchema, headSchema, itemSchema, maxFileBytes } from './wishlist-file.ts';
import { checkTitle } from './wishlist-input.ts';

export interface ImportRequest {
  file: Promise<IncomingFile>;
  title?: string | null;
  clientId?: string | null;
}

/**
 * A new wishlist of what is right in the file; what is wrong is left out and told. BAD_USER_INPUT for a file in which nothing
 * can be used.
 */
export async function importWishlist(
  ctx: Context,
  input: ImportRequest,
): Promise<{ wishlist: Wishlist; problems: ImportProblem[] }> {
  const clientId = input.clientId == null ? null : checkClientId(input.clientId);
  const incoming = await awaitFile(input.file);
  const known = clientId === null ? null : await ctx.em.findOne(Wishlist, { clientId });
  if (known) return { wishlist: known, problems: [] };
  const file = parseFile(await readText(ctx, incoming));
  const problems: ImportProblem[] = [];
  const head = readFields(headSchema, file, -1, problems);
  const title = await readTitle([input.title, head.title], problems);
  const items = file.items.map((item, index) => readItem(item, index, problems));
  if (title === null && items.every((item) => item === null))
    throw badInput('file', 'a wishlist with a title or an item', 'neither');
  const { background } = head;
  const { wishlist, wasKnown } = await createWishlist(ctx, {
    title: title ?? 'Wishlist',
    background,
    clientId,
  });
  if (wasKnown) return { wishlist, problems: [] };
  const { note } = head;
  if (note !== null) await keep(problems, -1, 'note', () => updateWishlist(ctx, { id: wishlist.id, note }));
  const ids: (string | null)[] = [];
  for (const [index, item] of items.entries())
    ids.push(item && (await importItem(ctx, wishlist, { item, index, problems })));
  await importPins(ctx, wishlist, { pins: head.pins ?? [], ids, problems });
  const made = await ctx.em.findOne(Wishlist, { id: wishlist.id }, { refresh: true });
  if (made) return { wishlist: made, problems };
  throw new AppError('GONE', 'The wishlist was deleted while its items came.');
}

/** The first that can be one; null for none. What is asked for and is wrong is the caller's error. */
async function readTitle(
  [asked, found]: (string | null | undefined)[],
  problems: ImportProblem[],
): Promise<string | null> {
  if (asked != null) return checkTitle(asked);
  return found ? keep(problems, -1, 'title', async () => checkTitle(found)) : null;
}

async function readText(ctx: Context, incoming: IncomingFile): Promise<string> {
  const received = await receiveFile(incoming, { directory: ctx.tempDir, maxBytes: maxFileBytes });
  try {
    return await readFile(received.path, 'utf8');
  } finally {
    await rm(received.path, { force: true });
  }
}

function parseFile(text: string): z.output<typeof fileSchema> {
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw badInput('file', 'a wishlist as exportWishlist writes it', describe(parsed.error));
  const { length } = parsed.data.items;
  if (length > maxItems)
    throw badInput('file', `of at most ${maxItems} items`, `${length}`, { limit: maxItems });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput('file', 'JSON', 'something else');
  }
}

/** What of it is of the right kind; the rest is told and taken for absent. */
function readFields<Fields extends z.ZodType>(
  schema: Fields,
  value: object,
  index: number,
  problems: ImportProblem[],
): z.output<Fields> {
  const found: Record<string, unknown> = { ...value };
  for (const issue of schema.safeParse(found).error?.issues ?? []) {
    const field = String(issue.path[0] ?? '');
    delete found[field];
    problems.push({ index, field, code: 'BAD_USER_INPUT', message: cut(issue.message) });
  }
  return schema.parse(found);
}

/** Null for what has not even a name. */
function readItem(item: unknown, index: number, problems: ImportProblem[]): FileItem | null {
  const parsed = readFields(itemSchema, Object(item) === item ? (item as object) : {}, index, problems);
  if (parsed.name?.trim()) return parsed;
  const message = 'Expected name to be the name of the thing. Got none.';
  problems.push({ index, field: 'name', code: 'BAD_USER_INPUT', message });
  return null;
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  return cut(`${issue?.path.join('.')}: ${issue?.message}`);
}
