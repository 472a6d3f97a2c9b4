import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { queryLimits } from '../../config/query-limit.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { createId } from '../../schema/id.ts';
import type { Selections } from '../../services/webhook/selection.ts';
import { cutMessage, maskError } from './graphql-errors.ts';
import { queryLimitRules, readCost, tooComplex } from './query-limits.ts';

const typeName = 'WebhookEvent';

/** Fragments that make what webhooks are sent: checked like any document, and run as one that reads nothing but the event. */
export function createSelections(readSchema: () => Promise<GraphQLSchema>): Selections<Context> {
  return {
    async check(payload) {
      const schema = await readSchema();
      return costOf(schema, build(schema, payload));
    },
    async run(ctx, payload, eventId) {
      const schema = await readSchema();
      const document = buildOrNull(schema, payload);
      if (!document) return null;
      const { data, errors } = await execute({
        schema,
        document,
        variableValues: { id: eventId },
        contextValue: ctx,
      });
      return {
        data: (data?.node as unknown) ?? null,
        errors: errors?.map((error) => maskError(error, ctx.log)) ?? null,
      };
    },
  };
}

function buildOrNull(schema: GraphQLSchema, payload: string): DocumentNode | null {
  try {
    const document = build(schema, payload);
    costOf(schema, document);
    return document;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The query that has the fragment, whose places are those in what its owner wrote. */
function build(schema: GraphQLSchema, payload: string): DocumentNode {
  const written = read(payload);
  const [fragment, other] = written.definitions;
  if (other) throw refuse('Expected one fragment. There is more', other.loc?.startToken);
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || fragment.typeCondition.name.value !== typeName)
    throw refuse(`Expected a fragment on ${typeName}`, fragment?.loc?.startToken);
  const query = parse(`query ($id: ID!) { node(id: $id) { ...${fragment.name.value} } }`);
  const document = { ...written, definitions: [...query.definitions, fragment] };
  const [error] = validate(schema, document, [...specifiedRules, ...queryLimitRules], { maxErrors: 1 });
  if (error) throw explain(error, payload);
  return document;
}

function read(payload: string): DocumentNode {
  try {
    return parse(payload, { maxTokens: queryLimits.tokens });
  } catch (error) {
    throw explain(error as GraphQLError, payload);
  }
}

function costOf(schema: GraphQLSchema, document: DocumentNode): number {
  const cost = count(schema, document);
  if (cost <= queryLimits.cost) return cost;
  throw refuse(tooComplex('points of cost', queryLimits.cost, cost).message.replace(/\.$/, ''));
}

/** Fragments that unfold without end are refused before. */
function count(schema: GraphQLSchema, document: DocumentNode): number {
  try {
    return readCost(schema, document, { id: createId(typeName) });
  } catch (error) {
    throw explain(error as GraphQLError, '');
  }
}

interface Place {
  line: number;
  column: number;
}

function explain(error: GraphQLError, payload: string): AppError {
  const [place] = error.locations?.filter(({ line }) => line <= payload.split('\n').length) ?? [];
  return refuse(cutMessage(error.message).replace(/\.$/, ''), place);
}

function refuse(message: string, { line, column }: Place = { line: 1, column: 1 }): AppError {
  return new AppError('BAD_USER_INPUT', `${message}, at line ${line}, column ${column} of payload.`, {
    params: { argument: 'payload', line, column },
  });
}
