/** URLs in one row; what is more is left out and told. */
export const maxUrlsPerRow = 50;
/** Of what is wrong in a file so much is told one by one; the rest is counted. */
export const maxProblems = 100;
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'shift_jis',
  'gb18030',
  'euc-kr',
] as const;
export const urlHeaders = [
  'url',
  'urls',
  'image',
  'imageurl',
  'imageurls',
  'inputimageurl',
  'inputimageurls',
  'picture',
  'photo',
  'imagesrc',
  'src',
  'link',
  'sourceurl',
] as const;
