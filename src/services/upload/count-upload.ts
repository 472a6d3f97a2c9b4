import type { Context } from '../../context/context.ts';

/** Counts one picture of an account, or of a link's guests; RATE_LIMITED if there were more than UPLOADS_PER_HOUR. */
export async function countUpload({ attempts, config }: Context, sender: string): Promise<void> {
  if (config.uploadsPerHour !== null) await attempts.count('upload', sender);
}
