import type { z } from 'zod';

export interface Setting<T> {
  variable: string;
  /** As it would be written in the environment; null leaves the setting null unless `parseConfig` works it out. */
  default: string | null;
  /** One line for .env.example. */
  meaning: string;
  /** Its value is never shown. */
  isSecret: boolean;
  schema: z.ZodType<T, unknown>;
}

export const setting = <T>(
  variable: string,
  fallback: string | null,
  meaning: string,
  schema: z.ZodType<T, unknown>,
  { isSecret = false } = {},
): Setting<T> => ({ variable, default: fallback, meaning, schema, isSecret });
