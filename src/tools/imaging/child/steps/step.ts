import type { Matte, Plan, Size } from '../../imaging.ts';
import type { Layout } from '../../layout.ts';
import type { CutJob } from '../cut-job.ts';
import type { Picture } from '../picture.ts';

/** What a step knows of its job beside the picture. */
export interface StepInput {
  plan: Plan;
  layout: Layout;
  /** The upright original's size, of which the picture is a copy at another scale until `trim`. */
  original: Size;
  matte: Matte | undefined;
}

/** Returns the picture as it was when it has nothing to do; never changes the pixels it was given. */
export type Step = (picture: Picture, input: StepInput) => Picture | Promise<Picture>;

/** What a step that changes what of the picture is seen knows of its job. */
export interface CutInput extends CutJob {
  plan: Plan;
  /** The picture as it was decoded, with the alpha of its own that it may have. */
  source: Picture;
}

/** As a `Step`, and the size stays. */
export type CutStep = (picture: Picture, input: CutInput) => Picture | Promise<Picture>;
