/** An item that is taken from the line, locked. */
export interface TakenItem {
  id: string;
  url: string;
  rowId: string;
  ordinal: number;
  /** Of an attempt before. */
  imageId: string | null;
}

export interface ParsedItem extends TakenItem {
  parsed: URL;
}
