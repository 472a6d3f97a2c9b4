import type { Page } from 'playwright-core';

/** What Excel writes where numbers have commas: semicolons, UTF-16 with its mark, and CRLF. */
export const sheetOf = (name: string, lines: readonly string[]) => ({
  name,
  type: 'text/csv',
  bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le'),
});

export async function openBatches(page: Page) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Batches' }).click();
  await page.getByRole('button', { name: 'Choose a spreadsheet' }).waitFor();
}

/** The row of the line of the file, as the page of a batch shows it. */
export const rowOfLine = (page: Page, line: number) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: `Line ${line}: ` }) });
