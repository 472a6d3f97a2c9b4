import { formatBytes } from '../format/measure.ts';
import { stageNames } from '../job/job-words.ts';
import { wordProblem } from '../problem/problem-text.ts';
import type { PictureState } from './use-picture.ts';

/** What a screen reader says when a picture reaches this state; equal states give equal sentences, said once. */
export function announce(filename: string, state: PictureState, isMarked: boolean): string {
  switch (state.at) {
    case 'uploading':
      return `Uploading ${filename}`;
    case 'working':
      return state.job ? `${filename}: ${stageNames[state.job.stage].doing}` : '';
    case 'ready':
      return `${filename} is ready, ${formatBytes(state.result.byteSize)}${isMarked ? '. Please look at it' : ''}`;
    case 'failed':
      return `${filename}: ${wordProblem(state.problem).title}`;
    case 'canceled':
      return `${filename}: canceled`;
  }
}
