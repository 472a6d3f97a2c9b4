import type { StatedPrice } from '../../page-reading.ts';

/** What one way of saying it says of the product. */
export interface ProductFacts {
  name: string | null;
  description: string | null;
  /** Addresses as written. */
  images: string[];
  price: StatedPrice | null;
}

const products = /^(Product|ProductGroup|ProductModel|IndividualProduct|SomeProducts|Vehicle|Car)$/;

/** Of schema.org, with or without its address in front. */
export function isProductType(type: string): boolean {
  return products.test(nameOfType(type));
}

export function isOfferType(type: string): boolean {
  return /^(Offer|AggregateOffer|UnitPriceSpecification|PriceSpecification)$/.test(nameOfType(type));
}

function nameOfType(type: string): string {
  return type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#'), type.lastIndexOf(':')) + 1);
}
