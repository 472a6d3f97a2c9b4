import type { FaultData } from '../fault.ts';
import type { StageTime } from '../imaging.ts';

/** Parent to child: one job at a time. */
export interface JobMessage {
  id: number;
  task: string;
  input: unknown;
}

/** Child to parent. */
export type ChildMessage =
  | { kind: 'ready' }
  | { kind: 'outgrown'; limitBytes: number }
  | { kind: 'stage'; id: number; stage: StageTime['stage'] }
  | { kind: 'done'; id: number; result: unknown }
  | { kind: 'failed'; id: number; fault: FaultData };

/** Called in a child when a stage begins. */
export type OnStage = (stage: StageTime['stage']) => void;
