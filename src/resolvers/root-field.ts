import type { GraphQLResolveInfo } from 'graphql';
import { type ClassType, Mutation, Query, Subscription, UseMiddleware } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError, type ErrorCode, renameArgument } from '../errors.ts';
import { rootKeyOf } from '../services/access/context-at.ts';
import { checkAccess, type RootField } from '../services/access/root-field-rule.ts';
import { type Address, enterByLink } from '../services/link/enter-by-link.ts';

type ReturnType = () => ClassType | [ClassType] | object;

/** Where the arguments of a field say by what address its caller comes, if they come by one. */
type FindAddress<Args> = (args: Args) => Address | null | undefined;

interface FieldOptions<Args> {
  description: string;
  nullable?: boolean | 'items';
  /** For a field of the rule `link`. */
  address?: FindAddress<Args>;
}

/** A decorator that compiles only on a method named in the table of services/access/root-field-rule.ts, whose rule it enforces. */
type RootFieldDecorator = (target: object, field: RootField, descriptor: PropertyDescriptor) => void;

export function AskQuery<Args>(
  type: ReturnType,
  { address, ...options }: FieldOptions<Args>,
): RootFieldDecorator {
  return (target, field, descriptor) => {
    Query(type as never, options)(target, field, descriptor);
    guard(target, field, descriptor, { address, nowhere: () => null });
  };
}

/** Of the one argument that every mutation has. */
export const inputArg = { description: 'All that the mutation is told.' };

export interface MutationOptions<Input> {
  description: string;
  /** Those it can give beside the ones that every mutation can (see schema/root.ts); they end its description. */
  errors: readonly ErrorCode[];
  address?: FindAddress<Input>;
}

/** Its result may be null: the failure of one mutation takes nothing from the others of the same request. */
export function AskMutation<Input>(
  type: ReturnType,
  { description, errors, address }: MutationOptions<Input>,
): RootFieldDecorator {
  const codes = address ? [...errors, ...linkErrors.filter((code) => !errors.includes(code))] : errors;
  const options = { nullable: true, description: `${description} Errors: ${codes.join(', ')}.` };
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
    guard(target, field, descriptor, {
      address: address && (({ input }: { input: Input }) => address(input)),
      nowhere: () => {
        throw nowhere('link');
      },
    });
  };
}

/** What a field can give that may be asked through a link. */
const linkErrors: readonly ErrorCode[] = ['NOT_FOUND', 'GONE', 'PASSWORD_REQUIRED'];

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
    address,
    ...options
  }: FieldOptions<Args> & { subscribe: (request: SubscribeRequest<Args>) => Promise<AsyncIterable<unknown>> },
): RootFieldDecorator {
  return (target, field, descriptor) => {
    Subscription(type as never, {
      ...options,
      subscribe: (async ({ context, args, info }: SubscribeRequest<Args> & { info: GraphQLResolveInfo }) => {
        const entered = await enter(context, { field, args, info, address });
        if (!entered) throw nowhere('slug');
        return subscribe({ context: entered, args });
      }) as never,
    })(target, field, descriptor);
  };
}

interface GuardOptions<Args> {
  address: FindAddress<Args> | undefined;
  /** What is answered to who comes by an address that leads nowhere. */
  nowhere: () => unknown;
}

function guard<Args>(
  target: object,
  field: RootField,
  descriptor: PropertyDescriptor,
  { address, nowhere }: GuardOptions<Args>,
): void {
  UseMiddleware(async ({ context, args, info }, next) => {
    const entered = await enter(context as Context, { field, args: args as Args, info, address });
    return entered ? next() : nowhere();
  })(target, field, descriptor);
}

interface Entering<Args> {
  field: RootField;
  args: Args;
  info: Pick<GraphQLResolveInfo, 'path'>;
  address: FindAddress<Args> | undefined;
}

/** The context that the field and all beneath it work with; null for an address that leads nowhere. */
async function enter<Args>(
  ctx: Context,
  { field, args, info, address }: Entering<Args>,
): Promise<Context | null> {
  const named = address?.(args) ?? null;
  checkAccess(ctx, field, named);
  if (!named) return ctx;
  const entered = await enterByLink(ctx, named);
  if (entered && entered !== ctx) ctx.linked.set(rootKeyOf(info.path), entered);
  return entered;
}

function nowhere(argument: string): AppError {
  return new AppError('NOT_FOUND', 'This address leads nowhere.', { params: { argument } });
}
