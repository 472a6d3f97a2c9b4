import { AppError, type ErrorCode } from '../../errors.ts';

/** Something that is left out of what is imported. */
export interface ImportProblem {
  index: number;
  field: string;
  code: ErrorCode;
  message: string;
}

/** What `work` gives; null, and the problem told, if it is refused. */
export async function keep<T>(
  problems: ImportProblem[],
  index: number,
  field: string,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push({ index, field, code: error.code, message: error.message });
    return null;
  }
}
