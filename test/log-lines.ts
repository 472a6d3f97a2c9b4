import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

export interface LogLine {
  event?: string;
  id?: string;
  /** Of a child's failure. */
  stack?: string;
  err?: { message: string; stack: string };
}

/** A log, and what has been written to it. */
export function createLogLines(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({}, stream), lines };
}
