import { type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import type { Context } from '../../context/context.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import { admitOperation } from '../graphql/admit-operation.ts';
import { maskError } from '../graphql/graphql-errors.ts';

export interface PublicAnswer<Root> {
  root: Root | null;
  /** All that a page's script would have been given. */
  data: unknown;
  /** Why the root field is null, or a field directly beneath it. */
  refusal: { code: ErrorCode; params: Record<string, unknown> } | null;
}

/**
 * Asks the schema as the page's own script would, and charges who opens it for it: what a link shows is decided in one
 * place. Throws what is no answer to give to anybody.
 */
export async function askPublic<Root>(
  ctx: Context,
  schema: GraphQLSchema,
  { text, field, variables }: { text: string; field: string; variables: Record<string, unknown> },
): Promise<PublicAnswer<Root>> {
  const document = parse(text);
  const admission = admitOperation(ctx, { schema, document, variables });
  const answer: ExecutionResult =
    'refusal' in admission
      ? { errors: [admission.refusal] }
      : await execute({ schema, document, variableValues: variables, contextValue: ctx });
  const found = answer.errors?.find(({ path }) => !path || (path[0] === field && path.length <= 2));
  const refusal = found ? maskError(found, ctx.log).extensions : null;
  const code = (refusal?.code ?? null) as ErrorCode | null;
  if (code === 'SERVICE_UNAVAILABLE') throw new AppError(code, found?.message ?? '', { isRetryable: true });
  if (code === 'INTERNAL_SERVER_ERROR') throw found?.originalError ?? found;
  return {
    root: (answer.data?.[field] ?? null) as Root | null,
    data: answer.data ?? null,
    refusal: code && { code, params: (refusal?.params ?? {}) as Record<string, unknown> },
  };
}
