/** SQLSTATEs: 08 of a lost connection, 57P of a server that stops or starts, 53300 of one that has no connection left. */
const statePattern = /^(08\w{3}|57P0[1-4]|53300)$/;
const systemCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
];
/** What pg says where nothing has a code: of its pool, and of a connection that ended. */
const messagePattern = /timeout exceeded when trying to connect|Connection terminated|not queryable/;

/** Whether this is what a query throws while the database cannot be reached, be it stopped, lost or silent. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as NodeJS.ErrnoException;
  if (code !== undefined && (statePattern.test(code) || systemCodes.includes(code))) return true;
  return messagePattern.test(error.message) || isDatabaseAway(cause);
}
