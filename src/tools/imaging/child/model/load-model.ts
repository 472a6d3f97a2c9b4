import { readFile } from 'node:fs/promises';
import { compileModel } from '../../model/compile/compile-model.ts';
import type { Facts } from '../../model/compile/facts.ts';
import { u2netpFacts } from '../../model/compile/u2netp-facts.ts';
import type { Model } from '../../model/models.ts';
import type { PassInput } from '../../model/pass.ts';
import type { Precision, PrecisionChoice, PrecisionSetting } from '../../model/precision.ts';
import { checkPrecision } from './check-precision.ts';
import { openSession, type Session } from './open-session.ts';
import { runPass } from './run-pass.ts';

export interface LoadedModel {
  /** What a pass of int8 is computed with. */
  choice: PrecisionChoice;
  /** The session that passes of this precision are run in, made when it is first asked for. */
  open(precision: Precision): Promise<OpenModel>;
}

export interface OpenModel {
  /** What it is computed with: fp32 too where int8 was asked for and not chosen. */
  precision: Precision;
  run(input: PassInput): Promise<Uint8Array>;
}

export interface LoadModelOptions {
  model: Model;
  /** Of its file. */
  path: string;
  setting: PrecisionSetting;
  /** Default: those of the file with the model's hash, if there are any. */
  facts?: Facts;
}

/** Decides what the model is computed with. A file of which no facts are known is run as it is. */
export async function loadModel(options: LoadModelOptions): Promise<LoadedModel> {
  const { model, path, facts = findFacts(model) } = options;
  const compile = async (precision: Precision) =>
    facts ? compileModel(await readFile(path), facts, { precision }) : path;
  const choice = await choosePrecision(options, facts);
  const sessions = new Map<Precision, Session>();

  async function openOnce(precision: Precision): Promise<Session> {
    const session = sessions.get(precision) ?? (await openSession(await compile(precision)));
    sessions.set(precision, session);
    return session;
  }

  return {
    choice,
    async open(asked) {
      const precision = asked === 'int8' ? choice.precision : 'fp32';
      const session = await openOnce(precision);
      return { precision, run: (input) => runPass(session, model, input) };
    },
  };
}

async function choosePrecision(
  { model, path, setting }: LoadModelOptions,
  facts: Facts | undefined,
): Promise<PrecisionChoice> {
  if (!facts) return { precision: 'fp32', reason: 'unknown' };
  if (setting !== 'auto') return { precision: setting, reason: 'set' };
  const file = await readFile(path);
  const fp32 = compileModel(file, facts, { precision: 'fp32' });
  const int8 = compileModel(file, facts, { precision: 'int8' });
  return await checkPrecision({ fp32, int8 }, model);
}

function findFacts({ sha256 }: Model): Facts | undefined {
  return [u2netpFacts].find((facts) => facts.sha256 === sha256);
}
