import type { GraphQLError, ValidationRule } from 'graphql';
import { AppError, cut } from '../../errors.ts';
import { toGraphqlError } from './graphql-errors.ts';

/**
 * Each list of the schema may be asked for once in a document, as every tool does: fifteen aliases of `types` cost 0.9 MB
 * and 38 ms of a question of 355 bytes, and what describes the schema costs no points.
 */
export const introspectionRule: ValidationRule = (context) => {
  const seen = new Set<string>();
  let isRefused = false;
  return {
    Field(node) {
      const name = node.name.value;
      const isOfSchema = context.getParentType()?.name === '__Schema';
      if (isRefused || (name !== '__schema' && !isOfSchema)) return;
      const path = isOfSchema ? `__schema.${name}` : name;
      if (seen.has(path)) {
        // Once is enough: to word fourteen errors takes longer than all other rules together.
        isRefused = true;
        context.reportError(repeated(path));
      }
      seen.add(path);
    },
  };
};

function repeated(path: string): GraphQLError {
  const message = `Expected ${cut(path)} at most once in a document. It is there twice.`;
  return toGraphqlError(new AppError('QUERY_TOO_COMPLEX', message, { params: { limit: 1, actual: 2 } }));
}
