import type { CsvRole } from '../gql/graphql.ts';

export const roleNames = {
  URL: 'Picture address',
  NAME: 'Name',
  OTHER: 'Kept as it is',
} as const satisfies Record<CsvRole, string>;

/** What cells may be told apart by. */
export const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
] as const;

const encodingNames: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Western (Windows-1252)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
  'euc-kr': 'Korean (EUC-KR)',
};

export const nameEncoding = (label: string): string => encodingNames[label.toLowerCase()] ?? label;

export const nameDelimiter = (delimiter: string): string =>
  delimiters.find(({ value }) => value === delimiter)?.label ?? `“${delimiter}”`;
