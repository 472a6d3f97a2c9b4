import { createUnpacker } from './pack-edits.ts';
import { createSolver } from './solver.ts';
import type { SolverAnswer, SolverCall, SolverRequest } from './solver-call.ts';

const solver = createSolver();
const unpack = createUnpacker();
/** One after the other: what is opened is there before it is asked about. */
let tail: Promise<unknown> = Promise.resolve();

function perform(request: SolverRequest) {
  switch (request.method) {
    case 'open':
      return solver.open(request.picture);
    case 'takeTruth':
      return solver.takeTruth({ cutout: request.cutout, edits: unpack(request.edits) });
    case 'solve':
      return solver.solve(unpack(request.edits));
    case 'crop':
      return solver.crop(request.part);
  }
}

async function answer({ id, request }: SolverCall) {
  try {
    const result = await perform(request);
    postMessage({ id, result } satisfies SolverAnswer, { transfer: result ? [result] : [] });
  } catch (error) {
    postMessage({ id, error: String(error) } satisfies SolverAnswer);
  }
}

addEventListener('message', ({ data: call }: MessageEvent<SolverCall>) => {
  // What is seen needs nothing of what is solved.
  if (call.request.method === 'crop') void answer(call);
  else tail = tail.then(() => answer(call));
});
