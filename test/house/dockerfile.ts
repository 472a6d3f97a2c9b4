export interface Instruction {
  /** In upper case. */
  name: string;
  /** Continued lines joined, comments left out. */
  text: string;
}

export interface Stage {
  base: string;
  name: string | null;
  instructions: Instruction[];
}

/** The stages of a Dockerfile that uses neither heredocs nor an escape directive. */
export function parseDockerfile(text: string): Stage[] {
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') {
      const [base = '', , alias] = rest.split(/\s+/);
      stages.push({ base, name: alias ?? null, instructions: [] });
    } else stages.at(-1)?.instructions.push({ name, text: rest });
  }
  return stages;
}

export const textsOf = (stage: Stage, name: string): string[] =>
  stage.instructions.filter((one) => one.name === name).map((one) => one.text);

/** What ENV sets; its values hold no spaces. */
export const readEnv = (stage: Stage): Record<string, string> =>
  Object.fromEntries(
    textsOf(stage, 'ENV')
      .flatMap((text) => text.split(/\s+/))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
