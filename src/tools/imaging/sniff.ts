/** What a file is by its first bytes: a media type that is accepted, or in words what was found instead. */
export type Sniffed = { mimeType: string } | { found: string };

/** The media types of accepted pictures. */
export const acceptedMimeTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
] as const;

/** As many bytes as `sniff` looks at. */
export const sniffedBytes = 512;

interface Signature {
  /** Latin-1 text that the file has at `offset`. Default: 0. */
  text: string;
  offset?: number;
  is: Sniffed;
}

const signatures: Signature[] = [
  { text: '\xff\xd8\xff', is: { mimeType: 'image/jpeg' } },
  { text: '\x89PNG\r\n\x1a\n', is: { mimeType: 'image/png' } },
  { text: 'WEBP', offset: 8, is: { mimeType: 'image/webp' } },
  { text: 'GIF87a', is: { mimeType: 'image/gif' } },
  { text: 'GIF89a', is: { mimeType: 'image/gif' } },
  { text: 'PK\x03\x04', is: { found: 'a ZIP archive or an Office document' } },
  { text: '%PDF', is: { found: 'a PDF' } },
  { text: 'II*\x00', is: { found: 'a TIFF or a raw photo' } },
  { text: 'MM\x00*', is: { found: 'a TIFF or a raw photo' } },
  { text: 'BM', is: { found: 'a BMP' } },
  { text: '8BPS', is: { found: 'a Photoshop document' } },
  { text: '\x00\x00\x01\x00', is: { found: 'an icon' } },
  { text: '\xff\x0a', is: { found: 'a JPEG XL' } },
  { text: '\x00\x00\x00\x0cJXL ', is: { found: 'a JPEG XL' } },
  { text: '\x00\x00\x00\x0cjP  ', is: { found: 'a JPEG 2000' } },
  { text: '\x1f\x8b', is: { found: 'a gzip archive' } },
  { text: 'RIFF', is: { found: 'a sound or a video' } },
];

// Brands of ISO files: what is in a HEIF container is for the decoder to say, a video never gets there.
const heifBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'mif2', 'msf1'];
const avifBrands = ['avif', 'avis'];

export function sniff(head: Buffer): Sniffed {
  if (head.length === 0) return { found: 'an empty file' };
  const start = head.toString('latin1');
  const signature = signatures.find(({ text, offset = 0 }) => start.startsWith(text, offset));
  if (signature) return signature.is;
  if (start.startsWith('ftyp', 4)) return sniffIsoFile(head, start);
  return sniffText(start);
}

function sniffIsoFile(head: Buffer, start: string): Sniffed {
  const end = Math.min(head.readUInt32BE(0), start.length);
  const brands = [start.slice(8, 12)];
  for (let i = 16; i + 4 <= end; i += 4) brands.push(start.slice(i, i + 4));
  if (brands.some((brand) => avifBrands.includes(brand))) return { mimeType: 'image/avif' };
  if (brands.some((brand) => heifBrands.includes(brand))) return { mimeType: 'image/heif' };
  return { found: 'a video' };
}

function sniffText(start: string): Sniffed {
  // Bytes that no text has. What is left may be a page, a drawing or prose in any encoding that keeps ASCII.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(start)) return { found: 'bytes of an unknown type' };
  if (/<svg[\s>]/i.test(start)) return { found: 'an SVG drawing' };
  if (/<(!doctype\s+)?html[\s>]/i.test(start)) return { found: 'a web page' };
  if (/^(\xef\xbb\xbf)?\s*<\?xml/.test(start)) return { found: 'an XML document, perhaps an SVG drawing' };
  return { found: 'text' };
}
