interface Money {
  amount: string;
  currency: string;
}

/** "€49.90". An amount is decimal text with a point, as the API has it. */
export const formatMoney = ({ amount, currency }: Money): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(Number(amount));

/** What somebody has typed as an amount, as the API has it; null for what is none: "49,90" and "1 299.00" are. */
export function readAmount(text: string): string | null {
  const bare = text
    .replace(/[\s’']/g, '')
    .replace(/,(?=\d{3}(?:\D|$))(?=.*\.)/g, '')
    .replace(',', '.');
  return /^(?:0|[1-9]\d{0,11})(?:\.\d{1,3})?$/.test(bare) ? bare : null;
}

/** Those that most shops have stand first. */
const usual = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY'];

export const currencies = (): string[] => [
  ...usual,
  ...Intl.supportedValuesOf('currency').filter((currency) => !usual.includes(currency)),
];
