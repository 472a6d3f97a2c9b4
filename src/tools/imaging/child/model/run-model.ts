import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Model } from '../../model/models.ts';

/** A model's answer to pixels of its input size: RGB in, coverage 0..255 out, row by row. */
export type RunModel = (pixels: Uint8Array) => Promise<Uint8Array>;

/** Makes the one session of this process. */
export async function loadModel(path: string, model: Model): Promise<RunModel> {
  const session = await InferenceSession.create(path, {
    // A second thread in a session spins while it waits and costs 8 to 10 % of throughput; the arena saves 27 % CPU.
    intraOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableCpuMemArena: true,
    logSeverityLevel: 3,
  });
  const [inputName] = session.inputNames;
  const [outputName] = session.outputNames;
  if (!inputName || !outputName) throw new Error(`the model ${path} has no input or no output`);
  return async (pixels) => {
    const input = new Tensor('float32', normalize(pixels, model), [1, 3, model.inputSize, model.inputSize]);
    const outputs = await session.run({ [inputName]: input }, [outputName]);
    return toCoverage(outputs[outputName]?.data as Float32Array, model);
  };
}

/** Divided by the picture's largest value (0 for a black one), less the mean, by the deviation; channel after channel. */
function normalize(pixels: Uint8Array, { mean, std }: Model): Float32Array {
  let largest = 1e-6;
  for (const value of pixels) if (value > largest) largest = value;
  const count = pixels.length / 3;
  const values = new Float32Array(pixels.length);
  for (let channel = 0; channel < 3; channel++) {
    const offset = mean[channel]!;
    const deviation = std[channel]!;
    for (let i = 0; i < count; i++) {
      values[channel * count + i] = (pixels[i * 3 + channel]! / largest - offset) / deviation;
    }
  }
  return values;
}

/** Stretched to 0..1 and truncated to bytes, in 32-bit floats as numpy does it. A flat output has no subject: all 0. */
function toCoverage(output: Float32Array, { output: transform, inputSize }: Model): Uint8Array {
  const values = transform === 'sigmoid' ? output.map((value) => 1 / (1 + Math.exp(-value))) : output;
  const size = inputSize * inputSize;
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) {
    least = Math.min(least, values[i]!);
    largest = Math.max(largest, values[i]!);
  }
  const span = Math.fround(largest - least);
  const coverage = new Uint8Array(size);
  if (!(span > 0)) return coverage;
  for (let i = 0; i < size; i++) {
    coverage[i] = Math.fround(Math.fround(Math.fround(values[i]! - least) / span) * 255);
  }
  return coverage;
}
