import { models } from '../models.ts';
import type { Facts } from './facts.ts';
import type { Range } from './rewrites/range.ts';
import { u2netpRanges } from './u2netp-ranges.ts';

const { sha256, mean, std } = models.u2netp;

/** What a picture's values can be once `toModelInput` has them: 0..1 less the mean, by the deviation, of any channel. */
const inputRange: Range = [
  Math.min(...mean.map((offset, channel) => -offset / std[channel]!)),
  Math.max(...mean.map((offset, channel) => (1 - offset) / std[channel]!)),
];

/** Facts of u2netp.onnx; docs/decisions/int8-model.md says how they were found. */
export const u2netpFacts: Facts = {
  sha256,
  output: '1959',
  loudChannels: {
    // Channel 14 is 226 to 228 on every picture, while most others are below 30.
    1662: { 3: 3, 6: 1, 8: 1, 9: 1, 10: 3, 13: 1, 14: 4, 15: 2 },
    // Channel 12 is 52 to 54, others at most 14.
    1808: { 12: 2 },
  },
  rejoins: { tensor: '1685', channels: 64 },
  keptInFloats: [
    // What multiplies channel 14 of 1662 by 5.6, takes that away again by biases of 1,361, and thereby needs all its digits.
    ...['1682', '2257'],
    // The six side masks, at full size one channel each: the sums of their taps, and their enlargements.
    ...['1856', '1857', '1877', '1897', '1917', '1937'],
    ...['1876', '1896', '1916', '1936', '1956'],
    // The masks together, and the mask they make.
    ...['1957', '1958'],
  ],
  ranges: { 'input.1': inputRange, ...u2netpRanges },
};
