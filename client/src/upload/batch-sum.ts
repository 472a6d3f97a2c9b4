import { isUnderWay, type Upload } from './upload.ts';

/** What a source has sent and has to send since its line was last empty, in figures. */
export interface BatchSum {
  total: number;
  underWay: number;
  sent: number;
  failed: number;
  /** Those that wait for the connection. */
  held: number;
  /** Of the files, also where less is sent of one: what of its way is behind it does not hang on how small it became. */
  bytes: number;
  sentBytes: number;
  /** Of those that were sent: how many were made smaller before, and by how much in all. */
  shrunk: number;
  savedBytes: number;
}

export const emptyBatch: BatchSum = {
  total: 0,
  underWay: 0,
  sent: 0,
  failed: 0,
  held: 0,
  bytes: 0,
  sentBytes: 0,
  shrunk: 0,
  savedBytes: 0,
};

/** What one upload adds; one that was canceled is none. */
function partOf(upload: Upload | undefined): BatchSum {
  if (!upload || upload.phase === 'canceled') return emptyBatch;
  return {
    total: 1,
    underWay: isUnderWay(upload) ? 1 : 0,
    sent: upload.phase === 'sent' ? 1 : 0,
    failed: upload.phase === 'failed' ? 1 : 0,
    held: upload.held === 'CONNECTION' ? 1 : 0,
    bytes: upload.file.size,
    sentBytes: upload.phase === 'failed' ? upload.file.size : upload.file.size * upload.sentFraction,
    shrunk: upload.savedBytes > 0 ? 1 : 0,
    savedBytes: upload.savedBytes,
  };
}

/** The sum after one upload became another: the cost is the same however many there are. */
export function moveBatch(sum: BatchSum, before: Upload | undefined, after: Upload | undefined): BatchSum {
  const [less, more] = [partOf(before), partOf(after)];
  const move = (name: keyof BatchSum) => sum[name] - less[name] + more[name];
  return {
    total: move('total'),
    underWay: move('underWay'),
    sent: move('sent'),
    failed: move('failed'),
    held: move('held'),
    bytes: move('bytes'),
    sentBytes: move('sentBytes'),
    shrunk: move('shrunk'),
    savedBytes: move('savedBytes'),
  };
}
