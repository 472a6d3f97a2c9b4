import type { Context } from '../../context/context.ts';
import type { Limits } from '../../schema/limits.ts';
import { acceptedMimeTypes } from '../../tools/imaging/sniff.ts';

export function readLimits({ config, imaging }: Context): Limits {
  const { maxUploadBytes, maxPixels, maxSide, signUp } = config;
  return {
    maxUploadBytes,
    maxPixels,
    maxSide,
    formats: [...acceptedMimeTypes],
    models: imaging.models().filter((model) => model.ready),
    signUpOpen: signUp === 'open',
  };
}
