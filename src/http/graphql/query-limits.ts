import { type MaxAliasesOptions, maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { type MaxDepthOptions, maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { defaultPageSize } from '../../config/page-size.ts';
import { queryLimits } from '../../config/query-limit.ts';
import { AppError } from '../../errors.ts';
import { toGraphqlError } from './graphql-errors.ts';
import { introspectionRule } from './introspection-rule.ts';

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
  maxDepthRule({ ...report('levels', queryLimits.depth), flattenFragments: true } as MaxDepthOptions),
  maxAliasesRule(report('aliases', queryLimits.aliases) as MaxAliasesOptions),
  introspectionRule,
] as unknown as ValidationRule[];

/** What is dearer than another object: up to 2,000 points of a stroke are read and written as numbers. */
const objectCosts: Readonly<Record<string, number>> = { Stroke: 5 };

/** What a page is counted for beside what is on it: a question to the database. */
const pageCost = 5;

/**
 * What a field fetches, in points. A leaf costs nothing, nor does what is part of a row; an object costs one and what it
 * holds; a list as many of them as it may be long: a page by its argument `first`, or how many it has by default, and five more, `nodes` by their ids,
 * another by what the schema's classes say (`complexity`).
 */
const estimator: ComplexityEstimator = ({ args, childComplexity, type, field }) => {
  const named = getNamedType(field.type);
  if (type.name.startsWith('__') || field.name.startsWith('__') || isLeafType(named)) return 0;
  if (named.name.endsWith('Connection'))
    return (
      pageCost + Math.max(1, args.first ?? field.extensions.complexity ?? defaultPageSize) * childComplexity
    );
  const own = objectCosts[named.name] ?? 1;
  const cost = isPartOfRow(named as GraphQLCompositeType) ? childComplexity : own + childComplexity;
  // How long the lists of a page are, the page has said.
  const isInPage = type.name.endsWith('Connection');
  return isInPage || !isListType(getNullableType(field.type)) ? cost : lengthOf(field, args) * cost;
};

function lengthOf({ extensions }: GraphQLField<unknown, unknown>, args: { ids?: unknown[] }): number {
  return Math.max(1, args.ids?.length ?? (extensions.complexity as number | undefined) ?? 1);
}

/** Without an id of its own it is read with what it is in: a recipe, a crop, the edge of a page. */
function isPartOfRow(type: GraphQLCompositeType): boolean {
  return isObjectType(type) && !('id' in type.getFields()) && !type.name.endsWith('Payload');
}

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
