import { type ExecutionArgs, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Context } from '../../context/context.ts';

/**
 * What a subscription asks of each of its events: two with the same words are given the same answer to the same event.
 * So they name all that an answer depends on: whose rows are found, what links begin with, the fields and their
 * variables. How the events were asked for is no part of it; each page's `after` is another.
 */
export function describeQuestion({
  schema,
  document,
  operationName,
  variableValues,
  contextValue,
}: ExecutionArgs): string {
  const { scope, baseUrl, linked } = contextValue as Context;
  // Who came by an address is shown what that shows.
  const entered = [...linked].map(([field, ctx]) => [field, ctx.scope]);
  const types = new TypeInfo(schema);
  const fields = visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) =>
        types.getParentType() === schema.getSubscriptionType() ? { ...node, arguments: [] } : undefined,
    }),
  );
  const variables: Record<string, unknown> = {};
  visit(fields, {
    // Declared is not yet used.
    VariableDefinition: () => false,
    Variable({ name }) {
      variables[name.value] = variableValues?.[name.value];
    },
  });
  return JSON.stringify([scope, entered, baseUrl, print(fields), operationName, variables]);
}
