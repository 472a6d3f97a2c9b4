import { type ClassType, Mutation, Query, Subscription, UseMiddleware } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { type ErrorCode, renameArgument } from '../errors.ts';
import { checkAccess, type RootField } from '../services/access/root-field-rule.ts';

type ReturnType = () => ClassType | [ClassType] | object;

interface FieldOptions {
  description: string;
  nullable?: boolean | 'items';
}

/** A decorator that compiles only on a method named in the table of services/access/root-field-rule.ts, whose rule it enforces. */
type RootFieldDecorator = (target: object, field: RootField, descriptor: PropertyDescriptor) => void;

export function AskQuery(type: ReturnType, options: FieldOptions): RootFieldDecorator {
  return (target, field, descriptor) => {
    Query(type as never, options)(target, field, descriptor);
    guard(target, field, descriptor);
  };
}

/** Of the one argument that every mutation has. */
export const inputArg = { description: 'All that the mutation is told.' };

export interface MutationOptions {
  description: string;
  /** Those it can give beside the ones that every mutation can (see schema/root.ts); they end its description. */
  errors: readonly ErrorCode[];
}

/** Its result may be null: the failure of one mutation takes nothing from the others of the same request. */
export function AskMutation(type: ReturnType, { description, errors }: MutationOptions): RootFieldDecorator {
  const options = { nullable: true, description: `${description} Errors: ${errors.join(', ')}.` };
  return (target, field, descriptor) => {
    Mutation(type as never, options)(target, field, descriptor);
    // Services name what is wrong as they know it; as it was sent, all of it is in the one argument.
    UseMiddleware(async (_action, next) => {
      try {
        return await next();
      } catch (error) {
        throw renameArgument(error, (argument) => `input.${argument}`);
      }
    })(target, field, descriptor);
    guard(target, field, descriptor);
  };
}

export interface SubscribeRequest<Args> {
  context: Context;
  args: Args;
}

/**
 * Its method is given an event and makes the answer of it. Who asked with other arguments is given the same answer
 * (http/graphql/event-question.ts): they are for `subscribe`, and for the method only where the row is gone.
 */
export function AskSubscription<Args>(
  type: ReturnType,
  {
    subscribe,
    ...options
  }: FieldOptions & { subscribe: (request: SubscribeRequest<Args>) => Promise<AsyncIterable<unknown>> },
): RootFieldDecorator {
  return (target, field, descriptor) => {
    Subscription(type as never, {
      ...options,
      subscribe: (async (request: SubscribeRequest<Args>) => {
        checkAccess(request.context, field);
        return subscribe(request);
      }) as never,
    })(target, field, descriptor);
  };
}

function guard(target: object, field: RootField, descriptor: PropertyDescriptor): void {
  UseMiddleware(async ({ context }, next) => {
    checkAccess(context as Context, field);
    return next();
  })(target, field, descriptor);
}
