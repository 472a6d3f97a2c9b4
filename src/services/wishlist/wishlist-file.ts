/**
 * A wishlist as a JSON file, which `exportWishlist` writes and `importWishlist` reads. Version 1: everything an owner has said,
 * and nothing of what is claimed. Pictures are addresses, or `data:` URLs; pins are of items by their index.
 */
import { z } from 'zod';
import { isHexColor } from '../../schema/scalar.ts';

export const fileFormat = 'pasteup-wishlist';
export const maxFileBytes = 1_000_000;

const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

export const itemSchema = z.object({
  name: optional(z.string()),
  link: optional(z.string()),
  note: optional(z.string()),
  price: optional(z.object({ amount: z.string(), currency: z.string() })),
  quantity: optional(z.number().int()),
  weight: optional(z.number()),
  keepsBackground: optional(z.boolean()),
  picture: optional(z.string()),
});

const placeSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  rotation: z.number(),
  z: z.int32(),
});

export const pinSchema = z.object({
  aspect: z.number().positive(),
  item: z.number().int().min(0),
  place: placeSchema,
});

/** Its fields, items and pins are read one by one, so that one that is wrong takes no other with it. */
export const fileSchema = z.looseObject({
  format: z.literal(fileFormat),
  version: z.literal(1),
  items: z.array(z.unknown()).default([]),
});

export const headSchema = z.object({
  title: optional(z.string()),
  note: optional(z.string()),
  background: optional(z.string().refine(isHexColor).toLowerCase()),
  pins: optional(z.array(z.unknown())),
});

export type FileItem = z.output<typeof itemSchema>;
export type FilePin = z.output<typeof pinSchema>;
export interface WishlistFile extends Omit<z.output<typeof headSchema>, 'pins'> {
  format: typeof fileFormat;
  version: 1;
  items: FileItem[];
  pins: FilePin[];
}
