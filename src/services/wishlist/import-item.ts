import { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import { AppError, badInput } from '../../errors.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import type { AddWishlistItemInput } from '../../schema/wishlist-item-input.ts';
import { uploadImage } from '../upload/upload-image.ts';
import { addWishlistItem } from './add-item.ts';
import { type ImportProblem, keep } from './import-problem.ts';
import type { FileItem } from './wishlist-file.ts';

/** What an item can do without. */
const optionalFields = [
  'link',
  'note',
  'price',
  'quantity',
  'weight',
  'keepsBackground',
  'imageId',
  'imageUrl',
];

interface Importing {
  item: FileItem;
  index: number;
  problems: ImportProblem[];
}

/** The id of the item; null for one that cannot be. What is wrong with it is left out, field by field. */
export async function importItem(
  ctx: Context,
  { id: wishlistId }: Wishlist,
  { item, index, problems }: Importing,
): Promise<string | null> {
  const { name, link, picture, ...rest } = item;
  const fields: AddWishlistItemInput = {
    wishlistId,
    name: name ?? '',
    ...rest,
    link: link === null ? null : readUrl(link),
    ...(picture && (await readPicture(ctx, picture, { index, problems }))),
  };
  if (link !== null && !fields.link)
    problems.push({
      index,
      field: 'link',
      code: 'BAD_USER_INPUT',
      message: 'Expected link to be an address.',
    });
  return addWhatIsRight(ctx, fields, { index, problems });
}

/** What a refusal names is left out, and the rest tried again. */
async function addWhatIsRight(
  ctx: Context,
  fields: AddWishlistItemInput,
  { index, problems }: Omit<Importing, 'item'>,
): Promise<string | null> {
  try {
    return (await addWishlistItem(ctx, fields)).item.id;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const argument =
      error.code === 'URL_NOT_ALLOWED' ? 'imageUrl' : String(error.params.argument ?? '').split('.')[0]!;
    const field = argument === 'imageUrl' ? 'picture' : argument;
    problems.push({ index, field, code: error.code, message: error.message });
    const isOptional = optionalFields.includes(argument) && fields[argument as 'note'] != null;
    return isOptional ? addWhatIsRight(ctx, { ...fields, [argument]: null }, { index, problems }) : null;
  }
}

const readUrl = (text: string): URL | null => URL.parse(text);

/** A `data:` URL is taken in at once; any other address is fetched by and by. */
async function readPicture(
  ctx: Context,
  picture: string,
  { index, problems }: Omit<Importing, 'item'>,
): Promise<Pick<AddWishlistItemInput, 'imageId' | 'imageUrl'> | null> {
  const [, base64] = /^data:[^,]*;base64,([\w+/=]+)$/.exec(picture) ?? [];
  if (base64) {
    const uploaded = await keep(problems, index, 'picture', () =>
      takeIn(ctx, Buffer.from(base64, 'base64'), index),
    );
    return uploaded && { imageId: uploaded.image.id };
  }
  return keep(problems, index, 'picture', async () => {
    const imageUrl = readUrl(picture);
    if (!imageUrl) throw badInput('picture', 'an address or a data: URL in base64', 'something else');
    return { imageUrl };
  });
}

function takeIn(ctx: Context, bytes: Buffer, index: number) {
  const file = { filename: `picture-${index + 1}`, createReadStream: () => Readable.from([bytes]) };
  return uploadImage(ctx, { file: Promise.resolve(file) });
}
