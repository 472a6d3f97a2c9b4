import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Config, type Environment, parseConfig } from './config.ts';

/** The environment wins over the file, unless it has an empty text, as Compose gives for what is not set. */
export function joinEnvironments(file: Environment, own: Environment): Environment {
  return { ...file, ...Object.fromEntries(Object.entries(own).filter(([, text]) => text?.trim())) };
}

/** The configuration of this process: its environment over the file .env where it was started. */
export function loadConfig(): Config {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return parseConfig(joinEnvironments(file, process.env));
}

/** From here on, libraries that ask the system for a folder for temporary files are told this one. */
export function useTempDirectory(path: string): void {
  // TEMP is what Windows calls it.
  Object.assign(process.env, { TMPDIR: path, TEMP: path });
}
