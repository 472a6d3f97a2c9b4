import type { Plan } from './imaging.ts';

/** Whether encodings are searched for one that reaches a target, which takes up to half a minute. */
export function hasTarget({ output: { maxBytes, minSsim } }: Plan): boolean {
  return maxBytes !== undefined || minSsim !== undefined;
}
