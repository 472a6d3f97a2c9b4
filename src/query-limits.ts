import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type ValidationRule } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { AppError } from './errors.ts';

/** One and a half times what the client's largest operation needs; test/query-limits.test.ts counts them. */
export const queryLimits = { tokens: 900, depth: 12, aliases: 15, cost: 6000 } as const;

const tooComplex = (what: string, limit: number) =>
  `Expected a document of at most ${limit} ${what}. It has more.`;

/** Marks what the armor rejects, and leaves its figures to the client. */
function reject(what: string, limit: number) {
  return [
    (_context: unknown, error: GraphQLError) => {
      error.message = tooComplex(what, limit);
      Object.assign(error.extensions, {
        code: 'QUERY_TOO_COMPLEX',
        params: [{ name: 'limit', value: String(limit) }],
      });
    },
  ];
}

/** Checked before the document runs, beside the rules of the specification. */
export const queryLimitRules: ValidationRule[] = [
  maxDepthRule({ n: queryLimits.depth, onReject: reject('levels', queryLimits.depth), exposeLimits: false }),
  maxAliasesRule({
    n: queryLimits.aliases,
    onReject: reject('aliases', queryLimits.aliases),
    exposeLimits: false,
  }),
] as ValidationRule[];

/** A field costs one; a list costs its `first` times what it holds. */
const estimator: ComplexityEstimator = ({ args, childComplexity, type, field }) => {
  if (type.name.startsWith('__') || field.name.startsWith('__')) return 0;
  return 1 + (typeof args.first === 'number' ? Math.max(1, args.first) : 1) * childComplexity;
};

/** Throws QUERY_TOO_COMPLEX for an operation that would fetch too much. */
export function checkQueryCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): void {
  const actual = readCost(schema, query, variables, operationName);
  const limit = queryLimits.cost;
  if (actual > limit)
    throw new AppError('QUERY_TOO_COMPLEX', `Expected a cost of at most ${limit}. It is ${actual}.`, {
      params: { limit, actual },
    });
}

/** 0 for what cannot be counted, because its variables do not fit: the execution will say so. */
export function readCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): number {
  try {
    return getComplexity({
      schema,
      query,
      variables,
      estimators: [estimator],
      ...(operationName && { operationName }),
    });
  } catch {
    return 0;
  }
}
