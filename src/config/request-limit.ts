/** What one request may send, files apart. */
export const requestLimits = {
  jsonBytes: 262_144,
  /** On a socket: an operation with its variables; pictures never come this way. */
  messageBytes: 65_536,
} as const;

/** What one account may have open, in each process. */
export const socketLimits = {
  sockets: 100,
  /** Under way on one socket. Each waits until its message is sent, so this bounds what a slow reader holds up. */
  operations: 100,
  /** Over all its sockets: three for each it may open. */
  operationsInAll: 300,
} as const;
