import type { ErrorParams } from '../../errors.ts';
import type { CsvProblem, CsvProblemCode } from './csv.ts';

/** Both from 1. */
export interface Place {
  line?: number | null;
  column?: number | null;
}

/** Something that ends the reading; rows before it stand. */
export const fatal = (code: CsvProblemCode, message: string, place: Place = {}, params: ErrorParams = {}) =>
  describe(true, code, message, place, params);

/** Something that is told, and read on. */
export const warning = (code: CsvProblemCode, message: string, place: Place = {}, params: ErrorParams = {}) =>
  describe(false, code, message, place, params);

function describe(
  isFatal: boolean,
  code: CsvProblemCode,
  message: string,
  { line = null, column = null }: Place,
  params: ErrorParams,
): CsvProblem {
  return { isFatal, code, line, column, message, params };
}
