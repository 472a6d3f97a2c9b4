/** A row of a batch and what became of it, whole or not yet. */
export interface ResultRow {
  /** From 0. */
  index: number;
  /** From 1. */
  line: number;
  name: string | null;
  /** As CsvRow has them. */
  cells: readonly string[];
  /** The worst of its items. */
  status: string;
  /** One for each address, in the order of the row. */
  items: readonly ResultItem[];
}

export interface ResultItem {
  /** As it was written. */
  url: string;
  status: string;
  error: { code: string; message: string } | null;
  imageId: string | null;
  /** In the order of the recipes; null where there is none. */
  outputUrls: readonly (string | null)[];
  inputBytes: number | null;
  /** Of all outputs together. */
  outputBytes: number | null;
}
