import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { Account } from '../../schema/account.ts';
import { type NodeName, parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { isGone } from '../../schema/image-life.ts';
import { Job } from '../../schema/job.ts';
import { Rendition } from '../../schema/rendition.ts';

/** Who may ask: anyone, or who has a key. What is found then is the viewer's own: the database filter sees to that. */
export type Rule = 'anyone' | 'account';

/** Every root field of the API. One that is not here does not compile: `@Ask…` of resolvers/root-field.ts takes its name. */
export const rootFieldRules = {
  signUp: 'anyone',
  limits: 'anyone',
  viewer: 'anyone',

  node: 'account',
  image: 'account',
  images: 'account',
  job: 'account',
  jobs: 'account',

  rotateApiKey: 'account',
  uploadImage: 'account',
  createUpload: 'account',
  completeUpload: 'account',
  processImage: 'account',
  cancelJob: 'account',
  retryJob: 'account',
  deleteImages: 'account',
  restoreImages: 'account',
  setImagesPublic: 'account',
  createDownload: 'account',

  jobUpdated: 'account',
  imageUpdated: 'account',
  jobsUpdated: 'account',
} as const satisfies Record<string, Rule>;

export type RootField = keyof typeof rootFieldRules;

/** Throws UNAUTHENTICATED where the rule asks for a key and there is none. */
export function checkAccess(ctx: Context, field: RootField): void {
  if (rootFieldRules[field] === 'account') requireViewer(ctx);
}

export function requireViewer(ctx: Context): { accountId: string } {
  if (ctx.viewer) return ctx.viewer;
  throw new AppError(
    'UNAUTHENTICATED',
    'This needs an API key, as the header "Authorization: Bearer <key>".',
  );
}

type Nodes = { Account: Account; Image: Image; Rendition: Rendition; Job: Job };

const nodeFinders = {
  Account: (ctx, id) => ctx.em.findOne(Account, { $and: [{ id }, { id: ctx.viewer?.accountId ?? '' }] }),
  Image: (ctx, id) => ctx.em.findOne(Image, { id }),
  Rendition: (ctx, id) => ctx.em.findOne(Rendition, { id }),
  Job: (ctx, id) => ctx.em.findOne(Job, { id }),
} satisfies { [Name in NodeName]: (ctx: Context, id: string) => Promise<Nodes[Name] | null> };

/** The viewer's own object of this id and type, or null; GONE for what has expired or was deleted but is still there. */
export async function findNode<Name extends NodeName>(
  ctx: Context,
  name: Name,
  id: string,
): Promise<Nodes[Name] | null> {
  if (parseId(id) !== name) return null;
  const node = (await nodeFinders[name](ctx, id)) as Nodes[Name] | null;
  const image =
    node instanceof Image
      ? node
      : node instanceof Rendition
        ? await ctx.em.findOne(Image, { id: node.imageId })
        : null;
  if (image && isGone(image)) throw new AppError('GONE', `${id} has expired or was deleted.`);
  return node;
}

/** The same where null will not do: NOT_FOUND. */
export async function requireNode<Name extends NodeName>(
  ctx: Context,
  name: Name,
  id: string,
): Promise<Nodes[Name]> {
  const node = await findNode(ctx, name, id);
  if (node) return node;
  throw new AppError('NOT_FOUND', `There is no ${name} ${JSON.stringify(id.slice(0, 100))}.`);
}
