import { badInput, quote } from '../../errors.ts';
import type { Money } from '../../schema/money.ts';

/** No number of JavaScript, which would round it: what was written is what is kept. */
const decimal = /^(0|[1-9]\d{0,11})(\.\d{1,3})?$/;

/** BAD_USER_INPUT for what is no sum of money, naming the field of `argument` that is wrong. */
export function checkMoney({ amount, currency }: Money, argument = 'price'): Money {
  if (!decimal.test(amount))
    throw badInput(
      `${argument}.amount`,
      'a decimal number such as 1299.00, at most 12 digits before the point and 3 behind',
      quote(amount),
    );
  if (!isCurrency(currency))
    throw badInput(`${argument}.currency`, 'a currency of ISO 4217 such as EUR', quote(currency));
  return { amount, currency };
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Digits behind the point that sums of a currency are written with: 2 of EUR, none of JPY, 3 of KWD. */
export function countDecimals(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
