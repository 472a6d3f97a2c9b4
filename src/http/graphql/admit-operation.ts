import { type DocumentNode, type GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import { queryLimits } from '../../config/query-limit.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { networkOf } from '../../services/access/network.ts';
import { cutMessage, toGraphqlError } from './graphql-errors.ts';
import { countCost, readCost, tooComplex } from './query-limits.ts';

/** In points of the rate limit: what schema/limits.ts tells callers. */
const prices = { operation: 1, cost: 1 / 25, mutation: 10, item: 0.5, description: 100 };

/** What each mutation writes: a transaction, and something for each id or recipe it is given. */
const writeEstimator: ComplexityEstimator = ({ type, args }) =>
  type.name === 'Mutation' ? prices.mutation + prices.item * countItems(args) : 0;

function countItems(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  // The numbers of a stroke are one thing, however many they are.
  const own = Array.isArray(value) ? value.filter((one) => typeof one !== 'number').length : 0;
  return Object.values(value).reduce((sum: number, one) => sum + countItems(one), own);
}

/**
 * What describes the schema has no cost by its lists, and takes this process 5 ms at its smallest and 40 as the explorer
 * asks it. A text that only mentions it pays too.
 */
const descriptionPattern = /\b__(schema|type)\b/;

export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
}

export type Admission = { refusal: GraphQLError } | { cost: number };

/**
 * Charges the caller of `ctx` for an operation that is valid and about to run, and tells what it costs. QUERY_TOO_COMPLEX
 * for one that would fetch too much, BAD_USER_INPUT for one whose cost no one can tell, RATE_LIMITED for who has no points
 * left.
 */
export function admitOperation(ctx: Context, operation: Operation): Admission {
  const { schema, document, variables, operationName } = operation;
  try {
    const cost = readCost(schema, document, variables ?? {}, operationName);
    if (cost > queryLimits.cost) return { refusal: tooComplex('points of cost', queryLimits.cost, cost) };
    const ast = getOperationAST(document, operationName);
    const writes =
      ast?.operation === 'mutation' ? countCost(schema, document, ast, variables ?? {}, writeEstimator) : 0;
    const descriptions = descriptionPattern.test(document.loc?.source.body ?? '') ? prices.description : 0;
    charge(ctx, prices.operation + prices.cost * cost + writes + descriptions);
    return { cost };
  } catch (error) {
    // What is not ours: an argument that does not fit its type, or fragments that unfold without end.
    const message = cutMessage((error as Error).message);
    const cause =
      error instanceof AppError ? error : new AppError('BAD_USER_INPUT', message, { cause: error });
    return { refusal: toGraphqlError(cause) };
  }
}

function charge({ scope, address, rateLimit }: Context, points: number): void {
  if (scope.kind === 'account') rateLimit.spend(scope.accountId, points);
  if (scope.kind === 'nobody') rateLimit.spend(networkOf(address), points);
}

/** What is told of it beside each answer. */
export function tellCost(actual: number) {
  return { cost: { actual, limit: queryLimits.cost } };
}
