/** What a page says of the one thing it shows, as it says it: nobody has checked any of it. Null where it says nothing. */
export interface PageReading {
  /** Of `<title>`, by which pages that are in the way can be told. */
  documentTitle: string | null;
  /** Of the product, else of the page. At most 500 characters, as `siteName`. */
  title: string | null;
  siteName: string | null;
  /** At most 5,000 characters, its lines as they were. */
  description: string | null;
  /** As it is said in one way and in another; the first that can be read is best. */
  prices: StatedPrice[];
  /** http or https, absolute, those of the product first; at most 6. */
  pictures: string[];
  /** What the page calls its own address: http or https, absolute. */
  canonical: string | null;
  /** Such as `sv` or `sv-SE`. */
  language: string | null;
  /** Whether it says that what it shows is a product. */
  hasProduct: boolean;
  /** Where its forms are sent to, as written; at most 50. */
  formActions: string[];
}

export interface StatedPrice {
  /** A number only where JSON has one: in a text nobody knows yet what its commas are. */
  amount: string | number;
  currency: string | null;
}

/** Pixels; the longest side of a thumbnail. */
export const thumbnailSide = 160;
