// npm run models -- list | add <name> | calibrate <folder>

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../src/config/load-config.ts';
import { downloadModel } from '../src/tools/imaging/model/download-model.ts';
import { checkModelFile, locateModel } from '../src/tools/imaging/model/model-files.ts';
import { findModel, type Model, models } from '../src/tools/imaging/model/models.ts';

// MODELS_BASE_URL: another place that has the files under the same names, for machines that reach no other.
const { MODELS_BASE_URL: baseUrl } = process.env;
const modelsDir = join(loadConfig().dataDir, 'models');
const usage = `usage: npm run models -- list
       npm run models -- add <name>   (${Object.keys(models).join(', ')})
       npm run --silent models -- calibrate <folder of photographs>   prints the ranges that int8 needs`;

async function list(): Promise<void> {
  for (const [name, model] of Object.entries<Model>(models)) {
    const problem = await checkModelFile(locateModel(name, modelsDir), model);
    const size = `${(model.byteSize / 1e6).toFixed(1)} MB`;
    console.log(
      [name.padEnd(22), size.padStart(9), model.license.padEnd(10), problem ? 'not there' : 'ready'].join(
        '  ',
      ),
    );
  }
}

async function add(name: string): Promise<void> {
  const model = findModel(name);
  if (!model)
    throw new Error(`expected one of ${Object.keys(models).join(', ')}, got ${name || 'no name'}\n${usage}`);
  if ((await checkModelFile(locateModel(name, modelsDir), model)) === null) {
    console.log(`${name} is there already`);
    return;
  }
  const url = baseUrl && model.url ? new URL(basename(model.url), `${baseUrl}/`).href : model.url;
  console.log(`fetching ${url} (${(model.byteSize / 1e6).toFixed(1)} MB, ${model.license})`);
  const path = await downloadModel(name, { ...model, url }, { modelsDir });
  console.log(`${name} is at ${path}; restart the server to use it`);
}

/** In a process of its own, as all that meets pixels. */
async function calibrate(folder: string): Promise<void> {
  if (!folder) throw new Error(`expected a folder of photographs, got nothing\n${usage}`);
  const program = fileURLToPath(
    new URL('../src/tools/imaging/child/calibration/calibrate.ts', import.meta.url),
  );
  const args = [program, locateModel('u2netp', modelsDir), folder];
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error(`the folder ${folder} could not be measured`);
}

const [command, name = ''] = process.argv.slice(2);
try {
  if (command === 'list') await list();
  else if (command === 'add') await add(name);
  else if (command === 'calibrate') await calibrate(name);
  else throw new Error(usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
