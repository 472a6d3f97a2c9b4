import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Size } from '../../imaging.ts';

/** A network that is ready to run. */
export interface Session {
  /** Its outputs by their names, those of one picture of that size. Default: the first alone. */
  run(
    values: Float32Array,
    size: Size,
    outputs?: readonly string[],
  ): Promise<Readonly<Record<string, Float32Array>>>;
  outputNames: readonly string[];
  /** Gives its memory back, all of it: measured over six in a row. */
  release(): Promise<void>;
}

/** Makes a session of an ONNX file, by its path or as its bytes. */
export async function openSession(file: string | Uint8Array): Promise<Session> {
  const options: InferenceSession.SessionOptions = {
    // A second thread in a session spins while it waits and costs 8 to 10 % of throughput; the arena saves 27 % CPU.
    intraOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableCpuMemArena: true,
    logSeverityLevel: 3,
  };
  const session =
    typeof file === 'string'
      ? await InferenceSession.create(file, options)
      : await InferenceSession.create(file, options);
  const { outputNames } = session;
  const [inputName] = session.inputNames;
  const [firstOutput] = outputNames;
  if (!inputName || !firstOutput) throw new Error('the model has no input or no output');
  return {
    outputNames,
    async run(values, { width, height }, outputs = [firstOutput]) {
      const input = new Tensor('float32', values, [1, 3, height, width]);
      const results = await session.run({ [inputName]: input }, outputs);
      return Object.fromEntries(outputs.map((name) => [name, results[name]?.data as Float32Array]));
    },
    release: () => session.release(),
  };
}
