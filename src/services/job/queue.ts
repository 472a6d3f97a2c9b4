import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Job as Entry, fromKysely, PgBoss, type Queue } from 'pg-boss';
import type { Logger } from 'pino';
import type { AnyContext, SystemContext } from '../../context/context.ts';
import { publish } from '../../events/events.ts';
import type { Job } from '../../schema/job.ts';

/**
 * The queue delivers; what is true of a job stands in its row. An entry carries the job's id and no more. What takes
 * seconds has queues of its own, so that a thumbnail never waits behind a folder of conversions, and neither behind cutouts.
 */
export const queueNames = {
  /** A fraction of a second each: thumbnails and previews. */
  quick: 'quick',
  /** Recipes that need no model. */
  convert: 'convert',
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
  /** The instant, by the clock that asked, for which it is done. */
  tick: string;
}

/** A worker that has not touched its entry for so long is taken for dead. pg-boss allows no less. */
const heartbeatSeconds = 10;
/** How often a worker touches its entry: two may be lost. */
export const touchEveryMs = 3000;
/** How often the queue looks for such entries. pg-boss has two clocks for it, and does it when both have come round. */
const superviseIntervalSeconds = 1;
const monitorIntervalSeconds = 1;
/** How often entries that have ended are deleted, and how old they are then. Looking counts them all, so few are kept. */
const maintenanceIntervalSeconds = 300;
const deleteAfterSeconds = 900;
/** Longest life of one attempt, however alive its worker is. */
const expireInSeconds = 900;
const maxConnections = 4;

export async function openQueue({ url, log }: { url: string; log: Logger }): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    max: maxConnections,
    superviseIntervalSeconds,
    monitorIntervalSeconds,
    maintenanceIntervalSeconds,
    schedule: false,
  });
  boss.on('error', (error) => log.error({ event: 'queue.error', err: error }));
  await boss.start();
  const common = { heartbeatSeconds, expireInSeconds, deleteAfterSeconds, retryDelay: 0 };
  const queues: Queue[] = [
    { ...common, name: queueNames.dead, retryLimit: 1000 },
    { ...common, name: queueNames.quick, deadLetter: queueNames.dead },
    { ...common, name: queueNames.convert, deadLetter: queueNames.dead },
    { ...common, name: queueNames.cutout, deadLetter: queueNames.dead },
    // "short": one of a key waits. The policies that also let one alone be at work go by a list of these that may be a
    // minute old: after a crash they leave the task lying for as long.
    { ...common, name: queueNames.maintenance, retryLimit: 10, policy: 'short' },
  ];
  for (const { name, policy, ...options } of queues) {
    await boss.createQueue(name, { policy, ...options });
    // A queue that is there already keeps what it was made with; only its policy can not be changed.
    await boss.updateQueue(name, options);
  }
  return boss;
}

export function queueOf(job: Pick<Job, 'recipe'>): QueueName {
  if (!job.recipe) return 'quick';
  return job.recipe.removeBackground ? 'cutout' : 'convert';
}

export interface EnqueueOptions {
  /** Default: 0. */
  delaySeconds?: number;
  /** Before those that are waiting, for what has had its turn already. Default: false. */
  first?: boolean;
}

/** Puts the job in line, in the transaction of `ctx.em`. What attempts it has left, the entry has. */
export async function enqueueJob(
  ctx: AnyContext,
  job: Pick<Job, 'id' | 'accountId' | 'recipe' | 'attempt' | 'maxAttempts'>,
  { delaySeconds = 0, first = false }: EnqueueOptions = {},
): Promise<void> {
  const queue = queueOf(job);
  await ctx.queue.send(queue, { jobId: job.id } satisfies JobEntry, {
    db: shareTransaction(ctx.em),
    group: { id: job.accountId },
    retryLimit: Math.max(0, job.maxAttempts - job.attempt - 1),
    startAfter: delaySeconds,
    priority: first ? 1 : 0,
  });
  await publish(ctx.em, { topic: 'queue', queue });
}

/** Asks for a task. However many processes ask for it for the same instant, it is done once. */
export async function enqueueMaintenance(
  ctx: SystemContext,
  task: MaintenanceTask,
  date: Date,
): Promise<void> {
  const tick = date.toISOString();
  await ctx.queue.send(queueNames.maintenance, { task, tick } satisfies MaintenanceEntry, {
    id: hashToUuid(`${task} ${tick}`),
    // While one waits, another would find nothing to do.
    singletonKey: task,
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

/** Documented, but the types say nothing of it. */
type Settlement = { affected: number };

/** Whether the entry is still this worker's. */
export async function touchEntry(queue: PgBoss, { name, id, retryCount }: Entry<object>): Promise<boolean> {
  const { affected } = (await queue.touch(name, { id, retryCount })) as Settlement;
  return affected > 0;
}

/** Ends the entry; false, and nothing done, if it is no more this worker's. */
export async function completeEntry(
  queue: PgBoss,
  { name, id, retryCount }: Entry<object>,
  em?: EntityManager,
): Promise<boolean> {
  const db = em && { db: shareTransaction(em) };
  const { affected } = (await queue.complete(name, { id, retryCount }, null, db)) as Settlement;
  return affected > 0;
}

function hashToUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function shareTransaction(em: EntityManager) {
  return fromKysely(em.getKysely());
}
