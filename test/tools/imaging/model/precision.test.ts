import { tmpdir } from 'node:os';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { checkPrecision } from '../../../../src/tools/imaging/child/model/check-precision.ts';
import { drawSample } from '../../../../src/tools/imaging/child/model/draw-sample.ts';
import { loadModel } from '../../../../src/tools/imaging/child/model/load-model.ts';
import { createChoices } from '../../../../src/tools/imaging/model/choices.ts';
import { compileModel } from '../../../../src/tools/imaging/model/compile/compile-model.ts';
import { ModelFileError } from '../../../../src/tools/imaging/model/compile/model-file-error.ts';
import { u2netpFacts as facts } from '../../../../src/tools/imaging/model/compile/u2netp-facts.ts';
import { models } from '../../../../src/tools/imaging/model/models.ts';
import type { MatteInput, MatteResult, PassInput } from '../../../../src/tools/imaging/model/pass.ts';
import { createPool } from '../../../../src/tools/imaging/pool/pool.ts';
import { meanError } from '../../../picture.ts';
import { openImaging } from '../open-imaging.ts';
import { modelFile, modelPath } from './networks.ts';

const model = models.u2netp;
/** What int8 would be without leaving in floats what needs all its digits. */
const spoilt = { ...facts, keptInFloats: facts.keptInFloats.filter((name) => name !== '2257') };
const silent = { info() {}, warn() {}, error() {} };

describe('at its start a child tries int8 out', () => {
  test('and takes it where it is right and faster', async () => {
    const { choice, open } = await loadModel({ model, path: modelPath, setting: 'auto' });
    expect(choice).toMatchObject({ precision: 'int8', reason: 'checked' });
    expect(choice.check!.meanDifference).toBeLessThan(0.5);
    expect((await open('int8')).precision).toBe('int8');
    expect((await open('fp32')).precision).toBe('fp32');
  });

  test('and goes back to fp32 where its mask is another', async () => {
    const { choice, open } = await loadModel({ model, path: modelPath, setting: 'auto', facts: spoilt });
    expect(choice).toMatchObject({ precision: 'fp32', reason: 'different' });
    expect(choice.check!.meanDifference).toBeGreaterThan(10);
    expect((await open('int8')).precision).toBe('fp32');
  });

  test('and where it takes no less time', async () => {
    const [fp32, int8] = (['fp32', 'int8'] as const).map((precision) =>
      compileModel(modelFile, facts, { precision }),
    );
    const choice = await checkPrecision({ fp32: int8!, int8: fp32! }, model);
    expect(choice).toMatchObject({ precision: 'fp32', reason: 'slow' });
  });

  test.each(['int8', 'fp32'] as const)('but not when it is told to use %s', async (setting) => {
    const { choice, open } = await loadModel({ model, path: modelPath, setting, facts: spoilt });
    expect(choice).toEqual({ precision: setting, reason: 'set' });
    expect((await open('int8')).precision).toBe(setting);
  });
});

test('a file that was changed since its hash was checked is refused', async () => {
  const loading = loadModel({ model, path: import.meta.filename, setting: 'auto' });
  await expect(loading).rejects.toThrow(ModelFileError);
});

test('a model of which nothing is known is run as it is', async () => {
  const unknown = { ...model, sha256: 'another' };
  const { choice, open } = await loadModel({ model: unknown, path: modelPath, setting: 'int8' });
  expect(choice).toEqual({ precision: 'fp32', reason: 'unknown' });
  const { run, precision } = await open('int8');
  expect(precision).toBe('fp32');
  expect(Math.max(...(await run(drawSample(320))))).toBe(255);
});

describe('a matte child', () => {
  function openPool(setting: string) {
    const onChoice = vi.fn();
    const childOptions = () => ({
      entry: 'matte-child',
      args: ['u2netp', modelPath, setting],
      tempDir: tmpdir(),
    });
    const pool = createPool({ size: 1, childOptions, onChoice, log: silent });
    onTestFinished(() => pool.close(0));
    const segment = ({ precision, ...pass }: PassInput & Pick<MatteInput, 'precision'>) => {
      const input: MatteInput = { passes: [{ ...pass, isMirrored: false }], views: null, precision };
      return pool.run<MatteResult>({ task: 'matte', input, key: 'u2netp', timeoutMs: 60_000 });
    };
    return { segment, onChoice, pool };
  }

  test('makes passes of both precisions and of any size side by side, and tells which it took', async () => {
    const { segment, onChoice, pool } = openPool('auto');
    const exact = await segment({ ...drawSample(224), precision: 'fp32' });
    const quick = await segment({ ...drawSample(224), precision: 'int8' });
    expect([exact.precision, quick.precision]).toEqual(['fp32', 'int8']);
    expect(exact.alpha).toHaveLength(224 * 224);
    expect(meanError(exact.alpha, quick.alpha)).toBeLessThan(1);
    expect(meanError(exact.alpha, quick.alpha)).toBeGreaterThan(0);
    expect(quick.ms).toBeLessThan(exact.ms);
    expect((await segment({ ...drawSample(256), precision: 'int8' })).alpha).toHaveLength(256 * 256);
    expect(onChoice).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ precision: 'int8', reason: 'checked' }),
      { key: 'u2netp', pid: pool.pids()[0] },
    );
  });

  test('that is told fp32 has nothing else', async () => {
    const { segment } = openPool('fp32');
    const [exact, quick] = await Promise.all(
      (['fp32', 'int8'] as const).map((precision) => segment({ ...drawSample(160), precision })),
    );
    expect(quick!.precision).toBe('fp32');
    expect(quick!.alpha).toEqual(exact!.alpha);
  });
});

describe('is told', () => {
  test('by models(), once a child has looked', async () => {
    await using imaging = await openImaging({ matteChildren: 1, modelPrecision: 'auto' });
    expect(imaging.models()).toMatchObject([{ name: 'u2netp', precision: null }]);
    await vi.waitFor(() => expect(imaging.models()[0]?.precision).toBe('int8'), { timeout: 20_000 });
  });

  test('by models() of a process without matte children: by nobody', async () => {
    await using imaging = await openImaging();
    await imaging.inspect('/nowhere').catch(() => {});
    expect(imaging.models()).toMatchObject([{ precision: null }]);
  });

  test.each([
    ['checked' as const, 'int8' as const, 'info'],
    ['set' as const, 'fp32' as const, 'info'],
    ['unknown' as const, 'fp32' as const, 'info'],
    ['different' as const, 'fp32' as const, 'warn'],
    ['slow' as const, 'fp32' as const, 'warn'],
  ])('by the log: %s', (reason, precision, level) => {
    const lines: object[] = [];
    const write = (at: string) => (fields: object) => void lines.push({ at, ...fields });
    const choices = createChoices({ info: write('info'), warn: write('warn'), error: write('error') });
    const check = { meanDifference: 0.1, fp32Ms: 100, int8Ms: 40 };
    choices.note({ precision, reason, check }, { key: 'u2netp', pid: 7 });
    expect(lines).toEqual([
      { at: level, event: 'model.precision', model: 'u2netp', pid: 7, precision, reason, ...check },
    ]);
    expect([choices.find('u2netp'), choices.find('silueta')]).toEqual([precision, null]);
  });
});
