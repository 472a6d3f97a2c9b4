import { bytes, integer } from './config-value.ts';
import { setting } from './setting.ts';

/** Spreadsheets of pictures. */
export const batchSettings = {
  maxBatchRows: setting('MAX_BATCH_ROWS', '100000', 'Rows of one batch', integer(1, 1_000_000)),
  maxBatchBytes: setting('MAX_BATCH_BYTES', '20MB', 'Largest spreadsheet taken', bytes),
  maxBatches: setting('MAX_BATCHES', '5', 'Batches of one account that are not done', integer(1)),
  batchWindow: setting(
    'BATCH_WINDOW',
    '50',
    'Jobs of one batch that are in line at once; its other rows wait beside it',
    integer(1, 1000),
  ),
};
