import { createParameterDecorator } from 'type-graphql';
import { contextAt } from '../services/access/context-at.ts';

/** The context that a resolver works with: where its root field was asked through a link, what that shows. */
export function Ctx(): ParameterDecorator {
  return createParameterDecorator(({ context, info }) =>
    contextAt(context as never, info.path),
  ) as ParameterDecorator;
}
