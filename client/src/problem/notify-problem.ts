import { notifications } from '@mantine/notifications';
import type { Problem } from './problem.ts';
import { wordProblem } from './problem-text.ts';

/** Tells of a problem in a notice, where there is no better place for it. */
export function notifyProblem(problem: Problem) {
  const { title, advice } = wordProblem(problem);
  notifications.show({ title, message: advice, color: 'red' });
}
