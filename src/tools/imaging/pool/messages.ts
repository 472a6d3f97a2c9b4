import type { AppError } from '../../../errors.ts';
import type { StageTime } from '../imaging.ts';
import type { PrecisionChoice } from '../model/precision.ts';

/** Parent to child: one job at a time. */
export interface JobMessage {
  id: number;
  task: string;
  input: unknown;
}

/** Child to parent. */
export type ChildMessage =
  | { kind: 'ready'; choice?: PrecisionChoice }
  | { kind: 'outgrown'; limitBytes: number }
  | { kind: 'stage'; id: number; stage: StageTime['stage'] }
  | { kind: 'done'; id: number; result: unknown }
  | { kind: 'failed'; id: number; error: ErrorData };

/** An AppError as it passes between processes. */
export interface ErrorData extends Pick<AppError, 'code' | 'message' | 'params' | 'isRetryable' | 'detail'> {
  /** For the log: where an unexpected error came from. */
  stack?: string;
}

/** Called in a child when a stage begins, and when it has come a step further. */
export type OnStage = (stage: StageTime['stage']) => void;
