import { expect, test } from 'vitest';
import type { AskQuery } from '../../src/resolvers/root-field.ts';
import { rootFieldRules } from '../../src/services/access/root-field-rule.ts';

test('a root field without a rule does not compile', () => {
  type Decorator = ReturnType<typeof AskQuery>;
  // @ts-expect-error: services/access/root-field-rule.ts has no rule for it, so @AskQuery cannot stand on a method of this name.
  const unruled: Parameters<Decorator>[1] = 'secrets';
  expect(Object.keys(rootFieldRules)).not.toContain(unruled);
});
