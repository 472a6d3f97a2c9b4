import type { Image } from '../../schema/image.ts';

/** Of what a guest has sent by what visitors call it: the order, and its cursors, must not tell them more. */
export function sortNameOf({ filename, guestNumber }: Pick<Image, 'filename' | 'guestNumber'>): string {
  return sortKeyOf(guestNumber === null ? filename : `photo-${guestNumber}`);
}

/** Of names whose bytes are compared: as people sort them, without regard to case, and numbers by their value. */
function sortKeyOf(filename: string): string {
  return filename
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => {
      const value = digits.replace(/^0+(?=\d)/, '');
      // The length first: of two numbers the one with more digits is the larger.
      return `${String.fromCharCode(48 + Math.min(value.length, 70))}${value}`;
    })
    .slice(0, 400);
}
