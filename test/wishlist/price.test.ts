import { expect, test } from 'vitest';
import { checkMoney } from '../../src/services/wishlist/money.ts';
import { readPrice } from '../../src/services/wishlist/price.ts';

/** Amount and currency, or null. */
const read = (amount: string | number, currency: string | null = 'EUR', region?: string | null) => {
  const price = readPrice({ amount, currency }, region ?? null);
  return price && `${price.amount} ${price.currency}`;
};

test.each([
  ['19.90', '19.90 EUR'],
  ['19,9', '19.90 EUR'],
  ['1.299,00', '1299.00 EUR'],
  ['1,299.00', '1299.00 EUR'],
  ['1.299', '1299.00 EUR'],
  ['1,299', '1299.00 EUR'],
  ['0.299', '0.30 EUR'],
  ['1299', '1299.00 EUR'],
  ['12.345.678', '12345678.00 EUR'],
  ['12.345.678,90', '12345678.90 EUR'],
  ['12,345,678.9', '12345678.90 EUR'],
  ['1,29,900.00', '129900.00 EUR'],
  ['12 500', '12500.00 EUR'],
  ['12\u00a0500,50', '12500.50 EUR'],
  ['1\u202f299 000', '1299000.00 EUR'],
  ["1'299.50", '1299.50 EUR'],
  ['1’299.–', '1299.00 EUR'],
  ['12,-', '12.00 EUR'],
  ['from 19.90 to 29.90', '19.90 EUR'],
  ['2 for the price', '2.00 EUR'],
  [24.5, '24.50 EUR'],
  [1.299, '1.30 EUR'],
])('an amount of %j is %s', (amount, expected) => {
  expect(read(amount)).toBe(expected);
});

test.each([
  ['1299.00', 'JPY', '1299 JPY'],
  ['1,299', 'JPY', '1299 JPY'],
  ['1.299', 'KWD', '1.299 KWD'],
  ['1,299.500', 'KWD', '1299.500 KWD'],
  ['12.5', 'kwd', '12.500 KWD'],
])('%s %s has as many decimals as it is written with: %s', (amount, currency, expected) => {
  expect(read(amount, currency)).toBe(expected);
});

test.each([
  ['£1,299', '1299.00 GBP'],
  ['19,90 €', '19.90 EUR'],
  ['CHF 12.–', '12.00 CHF'],
  ['12 CHF', '12.00 CHF'],
  ['$5', '5.00 USD', null],
  ['$5', '5.00 CAD', 'CA'],
  ['CA$5', '5.00 CAD'],
  ['US$5', '5.00 USD', 'CA'],
  ['12 500 kr', '12500.00 SEK', 'SE'],
  ['499 Kr.', '499.00 DKK', 'DK'],
  ['12 500 kr', null],
  ['¥1,299', '1299 JPY'],
  ['¥12.50', '12.50 CNY', 'CN'],
  ['1 299 zł', '1299.00 PLN'],
  ['5 for ALL', null],
  ['19.90', null],
])('%s, where no currency is stated, is %s', (text, expected, region?: string | null) => {
  expect(read(text, null, region)).toBe(expected);
});

test.each([
  ['5', '€', '5.00 EUR'],
  ['5', ' gbp ', '5.00 GBP'],
  ['5', 'kr', '5.00 NOK', 'NO'],
  ['5 €', 'points', '5.00 EUR'],
  ['5', 'XXX', null],
  ['5', 'points', null],
])('%s with %j for its currency is %s', (amount, currency, expected, region?: string | null) => {
  expect(read(amount, currency, region)).toBe(expected);
});

test.each([
  '',
  'on request',
  '0',
  '0,00',
  -5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e12,
  `${'9'.repeat(300)}`,
])('%j is no price', (amount) => {
  expect(read(amount)).toBeNull();
});

test.each(['0', '1299.00', '0.5', '999999999999.999'])('%s is a sum of money, kept as it is', (amount) => {
  expect(checkMoney({ amount, currency: 'EUR' })).toEqual({ amount, currency: 'EUR' });
});

test.each([
  ['amount', { amount: '1,299.00', currency: 'EUR' }],
  ['amount', { amount: '-1', currency: 'EUR' }],
  ['amount', { amount: '1.', currency: 'EUR' }],
  ['amount', { amount: '01', currency: 'EUR' }],
  ['amount', { amount: '1e3', currency: 'EUR' }],
  ['amount', { amount: '1.2345', currency: 'EUR' }],
  ['amount', { amount: '1234567890123', currency: 'EUR' }],
  ['amount', { amount: '1\n', currency: 'EUR' }],
  ['currency', { amount: '1', currency: 'eur' }],
  ['currency', { amount: '1', currency: 'XXX' }],
  ['currency', { amount: '1', currency: '€' }],
  ['currency', { amount: '1', currency: '' }],
])('what is wrong with the %s of %j is named', (field, money) => {
  expect(() => checkMoney(money, 'price')).toThrow(
    expect.objectContaining({
      code: 'BAD_USER_INPUT',
      params: expect.objectContaining({ argument: `price.${field}` }),
    }),
  );
});
