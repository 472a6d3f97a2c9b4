import type { EntityManager } from '@mikro-orm/postgresql';
import { type Job as Entry, fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { publish } from '../events.ts';
import type { Job } from '../schema/job.ts';

/**
 * The queue delivers; what is true of a job stands in its row. An entry carries the job's id and no more. Work that
 * needs no model has a queue of its own, so that a thumbnail never waits behind cutouts.
 */
export const queueNames = {
  quick: 'quick',
  cutout: 'cutout',
  maintenance: 'maintenance',
  /** Receives what lost its worker in the last attempt. */
  dead: 'dead',
} as const;

export type QueueName = keyof typeof queueNames;

export interface JobEntry {
  jobId: string;
}

export type MaintenanceTask = 'purge' | 'sweep';

export interface MaintenanceEntry {
  task: MaintenanceTask;
}

/** A worker that has not touched its entry for so long is taken for dead. pg-boss allows no less. */
const heartbeatSeconds = 10;
const superviseIntervalSeconds = 1;
/** Longest life of one attempt, however alive its worker is. */
const expireInSeconds = 900;
const maxConnections = 4;

export async function openQueue({ url, log }: { url: string; log: Logger }): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    max: maxConnections,
    superviseIntervalSeconds,
    schedule: false,
  });
  boss.on('error', (error) => log.error({ event: 'queue.error', err: error }));
  await boss.start();
  const common = { heartbeatSeconds, expireInSeconds, deleteAfterSeconds: 3600, retryDelay: 0 };
  await boss.createQueue(queueNames.dead, { ...common, retryLimit: 1000 });
  await boss.createQueue(queueNames.quick, { ...common, deadLetter: queueNames.dead });
  await boss.createQueue(queueNames.cutout, { ...common, deadLetter: queueNames.dead });
  await boss.createQueue(queueNames.maintenance, { ...common, retryLimit: 10, policy: 'stately' });
  return boss;
}

export function queueOf(job: Pick<Job, 'recipe'>): QueueName {
  return job.recipe?.removeBackground ? 'cutout' : 'quick';
}

/** Puts the job in line, in the transaction of `ctx.em`. What attempts it has left, the entry has. */
export async function enqueueJob(ctx: Context, job: Job, { delaySeconds = 0 } = {}): Promise<void> {
  const queue = queueOf(job);
  await ctx.queue.send(queue, { jobId: job.id } satisfies JobEntry, {
    db: inTransaction(ctx.em),
    group: { id: job.accountId },
    retryLimit: Math.max(0, job.maxAttempts - job.attempt - 1),
    startAfter: delaySeconds,
  });
  await publish(ctx.em, { topic: 'queue', queue });
}

/** Asks for a task that needs to run once, however many processes ask. */
export async function enqueueMaintenance(
  ctx: Context,
  task: MaintenanceTask,
  { everySeconds }: { everySeconds: number },
): Promise<void> {
  await ctx.queue.send(queueNames.maintenance, { task } satisfies MaintenanceEntry, {
    singletonKey: task,
    singletonSeconds: everySeconds,
  });
  await publish(ctx.em, { topic: 'queue', queue: queueNames.maintenance });
}

/**
 * The next entry, or null. First one of an account that has none running here or elsewhere, so that a thousand jobs of
 * one do not keep another's waiting; if there is none, the oldest of all, so that no slot idles.
 */
export async function fetchEntry<T extends object>(queue: PgBoss, name: QueueName): Promise<Entry<T> | null> {
  const [fair] = await queue.fetch<T>(name, { groupConcurrency: 1 });
  if (fair) return fair;
  const [any] = await queue.fetch<T>(name);
  return any ?? null;
}

/** Whether the entry is still this worker's. */
export async function touchEntry(queue: PgBoss, { name, id, retryCount }: Entry<object>): Promise<boolean> {
  // The figure is documented, but its type says nothing of it.
  const { affected } = (await queue.touch(name, { id, retryCount })) as { affected: number };
  return affected > 0;
}

/** Ends the entry, unless it is another worker's by now. */
export async function completeEntry(
  queue: PgBoss,
  { name, id, retryCount }: Entry<object>,
  em?: EntityManager,
): Promise<void> {
  await queue.complete(name, { id, retryCount }, null, em ? { db: inTransaction(em) } : {});
}

function inTransaction(em: EntityManager) {
  return fromKysely(em.getKysely());
}
