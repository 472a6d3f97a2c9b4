import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settings } from '../src/config/config.ts';
import type { Setting } from '../src/config/setting.ts';

const path = new URL('../.env.example', import.meta.url);

/** The text of .env.example: every setting with its meaning, commented out at its default. */
export function renderEnvExample(): string {
  const entries = Object.values<Setting<unknown>>(settings).map(
    (setting) => `# ${setting.meaning}\n#${setting.variable}=${quote(setting.default ?? '')}\n`,
  );
  return [
    '# Copy to .env and uncomment what you change. Written from src/config/config.ts.\n',
    ...entries,
  ].join('\n');
}

const quote = (text: string) => (/[\s#]/.test(text) ? `"${text}"` : text);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = renderEnvExample();
  if (!process.argv.includes('--check')) writeFileSync(path, wanted);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== wanted) {
    console.error(
      '.env.example does not say what src/config/config.ts says: node scripts/write-env-example.ts writes it',
    );
    process.exitCode = 1;
  }
}
