import type { LoudChannels } from './rewrites/quieten-channels.ts';
import type { Ranges } from './rewrites/range.ts';

/** What is known of one model file, by the names its tensors have in it. Of another file the same names mean nothing. */
export interface Facts {
  /** Of the file. */
  sha256: string;
  /** The mask. */
  output: string;
  /** What some channels are divided by, a power of two each. */
  loudChannels: Readonly<Record<string, LoudChannels>>;
  /** A tensor that is made with floats and then joins the codes again, and its channels. */
  rejoins: { tensor: string; channels: number };
  /** Outputs of operators that compute with floats. */
  keptInFloats: readonly string[];
  ranges: Ranges;
}
