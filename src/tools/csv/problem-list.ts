import type { CsvProblem } from './csv.ts';

/** More are counted, and not told. */
export const shownProblems = 100;

/** Problems as they are found: the first hundred, and their number. One that is fatal is always told, as the last. */
export function createProblemList(first: readonly CsvProblem[], countedBefore = first.length) {
  const problems = [...first];
  let problemCount = countedBefore;
  return {
    add(more: readonly CsvProblem[]): void {
      problemCount += more.length;
      for (const problem of more) {
        if (problems.length < shownProblems) problems.push(problem);
        else if (problem.isFatal) problems[shownProblems - 1] = problem;
      }
    },
    list: () => ({ problems, problemCount }),
  };
}
