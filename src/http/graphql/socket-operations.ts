import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { socketLimits } from '../../config/request-limit.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { networkOf } from '../../services/access/network.ts';
import { createWorkLimit } from '../../services/limits/work-limit.ts';
import { describeQuestion } from './event-question.ts';
import { createFairLine } from './fair-line.ts';
import { toGraphqlError } from './graphql-errors.ts';
import { createSharing } from './sharing.ts';

/**
 * Events that are executed at once, one of an account: two were hardly faster, as it is this process they wait for, but
 * others felt them twice as much. All together leave most of the database's ten connections to requests.
 */
const executionsAtOnce = 4;

type Events = AsyncIterator<object>;
type Answers = AsyncIterableIterator<ExecutionResult>;

/** How the operations that come over sockets are run, as graphql-ws asks for it. */
export interface SocketOperations {
  execute(args: ExecutionArgs): Promise<ExecutionResult>;
  subscribe(args: ExecutionArgs): Promise<ExecutionResult | Answers>;
}

/**
 * A change is told to all who watch, and each has it executed: one account with many subscriptions would keep the
 * database, and this process, from all others. Therefore an account has only so many operations, its events wait for
 * their turn among those of the others, and what several of its subscriptions ask of one event is executed once.
 */
export function createSocketOperations(): SocketOperations {
  const limit = createWorkLimit({
    what: 'operations over all your sockets',
    most: socketLimits.operationsInAll,
  });
  const turns = createFairLine({ atOnce: executionsAtOnce });
  const sharing = createSharing<ExecutionResult | Promise<ExecutionResult>>();

  async function subscribe(args: ExecutionArgs): Promise<ExecutionResult | Answers> {
    const end = limit.begin(callerOf(args));
    try {
      const events = await turns.take(callerOf(args), () => createSourceEventStream(args));
      if (Symbol.asyncIterator in events)
        return answerEvents(args, events[Symbol.asyncIterator]() as Events, end);
      end();
      return events;
    } catch (error) {
      end();
      throw error;
    }
  }

  /** Answers events one after the other. Who leaves has left at once, whatever they were waiting for. */
  function answerEvents(args: ExecutionArgs, events: Events, onEnd: () => void): Answers {
    const question = describeQuestion(args);
    const done = { value: undefined, done: true } as const;
    let isOver = false;
    let leave = () => {};

    async function stop(): Promise<void> {
      isOver = true;
      onEnd();
      leave();
      await events.return?.();
    }

    async function answerNext(): Promise<IteratorResult<ExecutionResult>> {
      const { value: event, done: isLast } = await events.next();
      if (!isLast) return { value: await answer(event), done: false };
      await stop();
      return done;
    }

    async function answer(event: object): Promise<ExecutionResult> {
      // Events are the same objects for all who watch; that a row is gone, each is told for itself.
      const share = sharing.join(event, question);
      try {
        return await turns.take(callerOf(args), () =>
          isOver ? {} : share.get(() => execute({ ...args, rootValue: event })),
        );
      } finally {
        share.leave();
      }
    }

    return {
      next: () =>
        new Promise((resolve, reject) => {
          leave = () => resolve(done);
          answerNext().then(resolve, async (error) => {
            reject(error);
            await stop();
          });
        }),
      async return() {
        await stop();
        return done;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  return {
    execute: (args) => showRefusal(() => limit.run(callerOf(args), async () => execute(args))),
    subscribe: (args) => showRefusal(() => subscribe(args)),
  };
}

/** Whose operations are counted together: an account's, or without one, those of a network. */
function callerOf({ contextValue }: ExecutionArgs): string {
  const { scope, address } = contextValue as Context;
  return scope.kind === 'account' ? scope.accountId : networkOf(address);
}

async function showRefusal<T>(run: () => Promise<T>): Promise<T | ExecutionResult> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) return { errors: [toGraphqlError(error)] };
    throw error;
  }
}
