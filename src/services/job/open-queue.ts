import type { PoolConfig } from 'pg';
import { PgBoss, type Queue } from 'pg-boss';
import type { Logger } from 'pino';
import { webhookQueue } from '../../events/wake-endpoints.ts';
import { endWhenSilent, silentAfterMs } from '../../tools/postgres/silent-connection.ts';
import { heartbeatSeconds } from './entry.ts';
import { maintenanceQueue, maintenanceTasks } from './maintenance.ts';
import { deadQueue, layoutQueue, lineQueue, listAllQueues, readQueue } from './queue-name.ts';

/** How often the queue looks for such entries. pg-boss has two clocks for it, and does it when both have come round. */
const superviseIntervalSeconds = 1;
const monitorIntervalSeconds = 1;
/** How often entries that have ended are deleted, and how old they are then. Looking counts them all, so few are kept. */
const maintenanceIntervalSeconds = 300;
const deleteAfterSeconds = 900;
/** Longest life of one attempt of a job, however alive its worker is: heavy work waits for its like, and takes minutes. */
const expireInSeconds = 3600;
/** Of a task of maintenance, which may walk over millions of objects; pg-boss allows no more. */
const taskExpireInSeconds = 86_400;
const maxConnections = 4;
/** Tries of what is done for a whole wishlist or batch, a second apart, behind the first. */
export const batchRetryLimit = 5;
/**
 * Queues of versions before, from which nobody fetches any more. What waited there goes with them, and is put in line
 * anew by `reconcileJobs`.
 */
const retiredQueues = ['quick', 'convert', 'cutout', 'maintenance'];

export interface QueueOptions {
  url: string;
  log: Logger;
  /** Names of all models a job may ask for, whether this process has them or not. */
  models: readonly string[];
}

/** The queue delivers; what is true of a job stands in its row. An entry carries the job's id and no more. */
export async function openQueue({ url, log, models }: QueueOptions): Promise<PgBoss> {
  // What its types do not know goes to its pool.
  const poolOptions: PoolConfig = {
    keepAlive: true,
    onConnect: (client) => endWhenSilent(client, silentAfterMs),
  };
  const boss = new PgBoss({
    ...poolOptions,
    connectionString: url,
    max: maxConnections,
    superviseIntervalSeconds,
    monitorIntervalSeconds,
    maintenanceIntervalSeconds,
    schedule: false,
  });
  boss.on('error', (error) => log.error({ event: 'queue.failed', err: error }));
  await boss.start();
  const common = { heartbeatSeconds, expireInSeconds, deleteAfterSeconds, retryDelay: 0 };
  const queues: Queue[] = [
    { ...common, name: deadQueue, retryLimit: 1000 },
    ...listAllQueues(models).map((name) => ({ ...common, name, deadLetter: deadQueue })),
    ...[layoutQueue, readQueue, lineQueue].map((name) => ({
      ...common,
      name,
      retryLimit: batchRetryLimit,
      retryDelay: 1,
      policy: 'short' as const,
    })),
    { ...common, name: webhookQueue, retryLimit: 1000, retryDelay: 1, policy: 'short' },
    // "short": one of a key waits. The policies that also let one alone be at work go by a list of these that may be a
    // minute old: after a crash they leave the task lying for as long.
    ...maintenanceTasks.map((task) => ({
      ...common,
      name: maintenanceQueue(task),
      retryLimit: 2,
      expireInSeconds: taskExpireInSeconds,
      policy: 'short' as const,
    })),
  ];
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const { name, policy, ...options } of queues) {
    const found = known.get(name);
    // A queue that is there already keeps what it was made with; only its policy can not be changed.
    if (!found) await boss.createQueue(name, { policy, ...options });
    else if (!hasOptions(found, options)) await boss.updateQueue(name, options);
  }
  for (const name of retiredQueues) if (known.has(name)) await boss.deleteQueue(name);
  return boss;
}

/** Then nothing is to be asked: a start waits for each question. */
function hasOptions(queue: object, options: object): boolean {
  return Object.entries(options).every(([name, value]) => (queue as Record<string, unknown>)[name] === value);
}
