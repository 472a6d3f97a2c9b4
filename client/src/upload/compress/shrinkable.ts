import { charactersOf, readBytes } from './read-bytes.ts';

/** Less is not worth the wait. */
const smallestBytes = 300_000;
/** As far as what a file says of itself reaches, in a format that says it ahead of its pixels. */
const headBytes = 65_536;

type IsShrinkable = (file: Blob, head: DataView) => boolean | Promise<boolean>;

/** The type of a picture that can be made smaller without losing more than pixels, its motion or what shows through it; else null. */
export async function findShrinkableType(file: Blob): Promise<string | null> {
  if (file.size < smallestBytes) return null;
  const head = await readBytes(file, 0, headBytes);
  const [type, isShrinkable] = findFormat(head);
  return type && (await isShrinkable(file, head)) ? type : null;
}

function findFormat(head: DataView): [string | null, IsShrinkable] {
  const start = charactersOf(head, 0, 16);
  if (start.startsWith('\xff\xd8\xff')) return ['image/jpeg', () => true];
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return ['image/png', isOpaquePng];
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return ['image/webp', isOpaqueWebp];
  if (start.startsWith('ftyp', 4)) return [typeOfIso(head), isOpaqueIso];
  // GIF among them: few are photos, and those that move are to go on moving.
  return [null, () => false];
}

/** More than any picture has ahead of its pixels. */
const mostChunks = 1000;

async function isOpaquePng(file: Blob, head: DataView): Promise<boolean> {
  const hasAlpha = (head.getUint8(25) & 4) !== 0;
  if (hasAlpha) return false;
  let at = 8;
  for (let n = 0; n < mostChunks; n += 1) {
    const chunk = await readBytes(file, at, 8);
    const name = charactersOf(chunk, 4, 4);
    if (name === 'IDAT') return true;
    // A transparent colour; frames.
    if (name === 'tRNS' || name === 'acTL' || name === '') return false;
    at += 12 + chunk.getUint32(0);
  }
  return false;
}

function isOpaqueWebp(_file: Blob, head: DataView): boolean {
  switch (charactersOf(head, 12, 4)) {
    case 'VP8 ':
      return true;
    case 'VP8L':
      return (head.getUint8(24) & 0x10) === 0;
    case 'VP8X':
      // Alpha; frames.
      return (head.getUint8(20) & (0x10 | 0x02)) === 0;
    default:
      return false;
  }
}

/** What its `ftyp` names: AVIF and HEIC are the same kind of file. */
function brandsOf(head: DataView): string[] {
  const brands = charactersOf(head, 8, Math.min(head.getUint32(0), 512) - 8);
  return brands.match(/.{4}/gs) ?? [];
}

function typeOfIso(head: DataView): string | null {
  const brands = brandsOf(head);
  if (brands.includes('avif')) return 'image/avif';
  return brands.some((brand) => ['heic', 'heix', 'mif1'].includes(brand)) ? 'image/heic' : null;
}

/** Those of files with frames. */
const movingBrands = ['avis', 'msf1', 'hevc', 'hevx'];

function isOpaqueIso(_file: Blob, head: DataView): boolean {
  if (brandsOf(head).some((brand) => movingBrands.includes(brand))) return false;
  const said = charactersOf(head, 0, headBytes);
  return said.includes('meta') && !/:auxid:1\0|auxiliary:alpha\0/.test(said);
}
