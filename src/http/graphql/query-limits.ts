import { type MaxAliasesOptions, maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { type MaxDepthOptions, maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { defaultPageSize } from '../../config/page-size.ts';
import { AppError } from '../../errors.ts';
import { toGraphqlError } from './graphql-errors.ts';
import { introspectionRule } from './introspection-rule.ts';

/** One and a half times what the client's largest operation needs; test/http/graphql/query-limits.test.ts counts and names them. */
export const queryLimits = { tokens: 600, depth: 15, aliases: 15, cost: 2777 } as const;

export function tooComplex(what: string, limit: number, actual?: number): GraphQLError {
  const message = `Expected a document of at most ${limit} ${what}. It has ${actual ?? 'more'}.`;
  return toGraphqlError(
    new AppError('QUERY_TOO_COMPLEX', message, {
      params: { limit, ...(actual !== undefined && { actual }) },
    }),
  );
}

/** The armor would throw out of the validation, which only Apollo expects. */
function report(what: string, limit: number) {
  const onReject = (context: ValidationContext) => context.reportError(tooComplex(what, limit));
  return { n: limit, onReject: [onReject], propagateOnRejection: false };
}

/** Checked before the document runs, beside the rules of the specification. */
export const queryLimitRules = [
  maxDepthRule(report('levels', queryLimits.depth) as MaxDepthOptions),
  maxAliasesRule(report('aliases', queryLimits.aliases) as MaxAliasesOptions),
  introspectionRule,
] as unknown as ValidationRule[];

/**
 * A field costs one and what it holds; a list as often as it may be long: by its argument `first`, or by what the schema's
 * classes say of a list without one (`complexity`).
 */
const estimator: ComplexityEstimator = ({ args, childComplexity, type, field }) => {
  if (type.name.startsWith('__') || field.name.startsWith('__')) return 0;
  const first = field.args.find((arg) => arg.name === 'first');
  const length = first ? (args.first ?? defaultPageSize) : (field.extensions.complexity ?? 1);
  return 1 + Math.max(1, length) * childComplexity;
};

/** Points: see `estimator`. 0 for what will not run, because its variables do not fit: the execution says so. */
export function readCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string | null,
): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  if (operation.variableDefinitions?.length) return countCost(schema, document, operation, variables);
  const known = fixedCosts.get(operation);
  if (known !== undefined) return known;
  const cost = countCost(schema, document, operation, {});
  fixedCosts.set(operation, cost);
  return cost;
}

/**
 * Of operations without variables, which always cost the same. Counting takes 0.1 ms, and Apollo keeps the documents it has
 * met, parsed.
 */
const fixedCosts = new WeakMap<OperationDefinitionNode, number>();

/** By another estimator: what that adds up. */
export function countCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  by = estimator,
): number {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) return 0;
  // Only this operation: the library would add up all of them.
  const query = {
    ...document,
    definitions: document.definitions
      .filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
      .concat(operation),
  };
  return getComplexity({ schema, query, variables, estimators: [by] });
}
