import { type Exchange, makeOperation, mapExchange, type OperationResult } from 'urql';
import { isRevised, type NodeType } from './node-type.ts';

/**
 * The socket and the answers to requests come on different ways, so an answer can arrive after an event that is newer:
 * written to the cache as it is, it would leave a finished job queued for ever. Every request under way therefore
 * notes the jobs, images and whatever else events told of since it was sent, and its answer takes those where they are newer.
 *
 * The cache itself lets what came later lie over what came before, but it keeps one place for all events of a
 * subscription: while a question is open that place stays where it was, under every answer since, and hides what later
 * events tell. So meanwhile each event goes to the cache under a key of its own, as what came last.
 */

/** A job, an image or another as it came over the wire, with whatever was asked of it. */
interface Entity {
  __typename: NodeType | 'Collage';
  id: string;
  revision?: number;
}

interface Request {
  operationKey: number;
  told: Map<string, Entity>;
}

/** Has its place between the cache and the network. */
export function keepNewest(): Exchange {
  const underWay = new Set<Request>();
  /** How many came since the cache last had no open question. */
  let events = 0;
  return mapExchange({
    onOperation(operation) {
      const { kind, key, context } = operation;
      if (kind === 'teardown')
        for (const request of underWay) if (request.operationKey === key) underWay.delete(request);
      if (kind === 'teardown' || kind === 'subscription') return operation;
      const request: Request = { operationKey: key, told: new Map() };
      underWay.add(request);
      return makeOperation(kind, operation, { ...context, underWay: request });
    },
    onResult(result) {
      const { operation, data } = result;
      if (operation.kind === 'subscription') {
        for (const { told } of underWay) note(data, told);
        events = underWay.size === 0 ? 0 : events + 1;
        return events === 0 ? result : giveKey(result, -events);
      }
      const request: Request | undefined = operation.context.underWay;
      if (!request) return result;
      underWay.delete(request);
      return request.told.size > 0 ? { ...result, data: renew(data, request.told) } : result;
    },
  });
}

/** No operation of the client has a negative key. */
const giveKey = (result: OperationResult, key: number): OperationResult => {
  const { operation } = result;
  return {
    ...result,
    operation: makeOperation(
      'subscription',
      { ...operation, key },
      { ...operation.context, givenFor: operation.key },
    ),
  };
};

/** Has its place before the cache: whoever subscribed knows its events by their true key. */
export const takeKeyBack = (): Exchange =>
  mapExchange({
    onResult(result) {
      const { operation } = result;
      const key: number | undefined = operation.context.givenFor;
      return key === undefined
        ? result
        : { ...result, operation: makeOperation(operation.kind, { ...operation, key }, operation.context) };
    },
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isEntity = (value: unknown): value is Entity =>
  isObject(value) && isRevised(value.__typename) && typeof value.id === 'string';

/** Notes every entity in `value`. */
function note(value: unknown, told: Map<string, Entity>) {
  if (!isObject(value)) return;
  if (isEntity(value)) noteEntity(value, told);
  for (const part of Object.values(value)) note(part, told);
}

/** What is told of a part of it, as in a list of another, does not take the place of what was told of all. */
function noteEntity(value: Entity, told: Map<string, Entity>) {
  const known = told.get(value.id);
  if (!known) told.set(value.id, value);
  else if (!isNewer(known, value)) told.set(value.id, overlay(known, value) as Entity);
}

/** `value`, each entity in it with the fields that were told of it if those are newer. */
function renew(value: unknown, told: ReadonlyMap<string, Entity>): unknown {
  if (Array.isArray(value)) return value.map((each) => renew(each, told));
  if (!isObject(value)) return value;
  const news = isEntity(value) ? told.get(value.id) : undefined;
  const newest = news && !isNewer(value as unknown as Entity, news) ? overlay(value, news) : value;
  return Object.fromEntries(Object.entries(newest).map(([name, part]) => [name, renew(part, told)]));
}

/** What only `below` was asked for stays; the cache ignores what only `above` has. */
function overlay(below: unknown, above: unknown): object {
  const fields = Object.entries(above as object).map(([name, part]) => {
    const own = (below as Record<string, unknown>)[name];
    return [name, isEntity(own) && isEntity(part) && own.id === part.id ? overlay(own, part) : part];
  });
  return { ...(below as object), ...Object.fromEntries(fields) };
}

/** Whether an answer is newer than what an event told. What an image has besides, such as its thumbnail, does not raise its revision. */
function isNewer(answer: Entity, told: Entity): boolean {
  return (answer.revision ?? 0) > (told.revision ?? 0);
}
