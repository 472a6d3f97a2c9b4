import type { Problem } from '../problem/problem.ts';
import { wordProblem } from '../problem/problem-text.ts';

/** Why strokes are not on the server. */
export const wordSaveProblem = (problem: Problem): string =>
  // That is of settings elsewhere.
  problem.code === 'BAD_USER_INPUT' ? 'The server does not take these strokes' : wordProblem(problem).title;
