// npm run models -- list | add <name>

import { basename, join } from 'node:path';
import { loadConfig } from '../src/config/load-config.ts';
import { downloadModel } from '../src/tools/imaging/model/download-model.ts';
import { checkModelFile, locateModel } from '../src/tools/imaging/model/model-files.ts';
import { findModel, type Model, models } from '../src/tools/imaging/model/models.ts';

// MODELS_BASE_URL: another place that has the files under the same names, for machines that reach no other.
const { MODELS_BASE_URL: baseUrl } = process.env;
const modelsDir = join(loadConfig().dataDir, 'models');
const usage = `usage: npm run models -- list
       npm run models -- add <name>   (${Object.keys(models).join(', ')})`;

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

const [command, name = ''] = process.argv.slice(2);
try {
  if (command === 'list') await list();
  else if (command === 'add') await add(name);
  else throw new Error(usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
