/** Prices as shops write them: `1.299,00`, `12 500 kr`, `£1,299`, `19,90 €`, `CHF 12.–`. */
import type { Money } from '../../schema/money.ts';
import type { StatedPrice } from '../../tools/imaging/page-reading.ts';
import { countDecimals, isCurrency } from './money.ts';

/** Null for what has no amount above zero, or no currency that can be told. `region` as in `SE`, for signs of several. */
export function readPrice({ amount, currency: stated }: StatedPrice, region: string | null): Money | null {
  const text = String(amount).slice(0, 100);
  const currency = findCurrency(stated?.trim() ?? '', region) ?? findCurrency(text, region);
  if (!currency) return null;
  const decimals = countDecimals(currency);
  const value = typeof amount === 'number' ? amount : readAmount(text, decimals);
  return value > 0 && value < 1e12 ? { amount: value.toFixed(decimals), currency } : null;
}

/** The first number in a text; NaN for none. */
function readAmount(text: string, decimals: number): number {
  // Blanks and apostrophes part thousands and nothing else.
  const [found = ''] = /\d{1,3}(?:[\s'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,]*/.exec(text) ?? [];
  const digits = found.replace(/[\s'’]|[.,]+$/g, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const whole = digits.slice(0, Math.max(0, last));
  const isPoint = last >= 0 && !whole.includes(digits[last]!) && !partsThousands(digits, last, decimals);
  const plain = (part: string) => part.replace(/[.,]/g, '');
  return Number.parseFloat(isPoint ? `${plain(whole)}.${digits.slice(last + 1)}` : plain(digits));
}

/** `1.299` are thousands unless the currency has three decimals; `0.299` and `1,299.500` are not. */
function partsThousands(digits: string, at: number, decimals: number): boolean {
  return decimals < 3 && /^[1-9]\d{0,2}$/.test(digits.slice(0, at)) && digits.length - at === 4;
}

const signs: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₺': 'TRY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₪': 'ILS',
  '₴': 'UAH',
  円: 'JPY',
  元: 'CNY',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  R$: 'BRL',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  S$: 'SGD',
  NZ$: 'NZD',
  HK$: 'HKD',
  MX$: 'MXN',
};

/** Of several currencies, by region; behind `*` the one that is meant elsewhere, if any. */
const sharedSigns: Record<string, Record<string, string>> = {
  kr: { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' },
  $: { CA: 'CAD', AU: 'AUD', NZ: 'NZD', MX: 'MXN', SG: 'SGD', HK: 'HKD', '*': 'USD' },
  '¥': { CN: 'CNY', '*': 'JPY' },
};

function findCurrency(text: string, region: string | null): string | null {
  const [code = ''] =
    /^[a-z]{3}$/i.exec(text) ?? /(?<![A-Z])[A-Z]{3}(?=\s?\d)|(?<=\d\s?)[A-Z]{3}(?![A-Z])/.exec(text) ?? [];
  if (isCurrency(code.toUpperCase())) return code.toUpperCase();
  // `CA$` has `A$` and `$` in it.
  const sign = Object.keys(signs)
    .filter((one) => text.includes(one))
    .sort((a, b) => b.length - a.length)[0];
  if (sign) return signs[sign]!;
  const shared = Object.keys(sharedSigns).find((one) => text.toLowerCase().includes(one));
  const meant = shared && sharedSigns[shared];
  return meant ? (meant[region ?? '*'] ?? meant['*'] ?? null) : null;
}
