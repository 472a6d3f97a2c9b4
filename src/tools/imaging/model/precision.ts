/** What a network computes with: 32-bit floats, or bytes wherever it can. */
export type Precision = 'fp32' | 'int8';

/** What the operator wishes quick passes to be computed with; `auto`: as this machine does better. */
export type PrecisionSetting = 'auto' | Precision;

/** What the quick passes of a model are computed with in one process, and why. */
export interface PrecisionChoice {
  precision: Precision;
  /**
   * `set` by the operator; `checked`: int8 was tried and is good; `different`: its mask was not that of fp32;
   * `slow`: it took no less time; `unknown`: nothing is known of this model's file, so it is run as it is.
   */
  reason: 'set' | 'checked' | 'different' | 'slow' | 'unknown';
  /** What was measured, if anything was. */
  check?: {
    /** Of the two masks, 0..255. */
    meanDifference: number;
    /** CPU time of one pass. */
    fp32Ms: number;
    int8Ms: number;
  };
}
