import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from '../../context/context.ts';
import { findLinkRule, linkFieldRules } from '../../resolvers/link-field-rule.ts';
import { contextAt } from '../../services/access/context-at.ts';

type Field = GraphQLField<unknown, Context>;

/**
 * Puts the rules of resolvers/link-field-rule.ts before the resolvers of the types that a link leads to. Throws for a field
 * without a rule, and for one that leads on to an object with an id of a type that has none.
 */
export function limitToLink(schema: GraphQLSchema): void {
  const nodes = new Set(schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name));
  for (const typeName of Object.keys(linkFieldRules)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`Expected ${typeName} to be a type of the schema.`);
    for (const field of Object.values(type.getFields())) limitField(typeName, field as Field, nodes);
  }
}

function limitField(typeName: string, field: Field, nodes: ReadonlySet<string>): void {
  const rule = findLinkRule(typeName, field.name);
  if (!rule || rule === 'internal')
    throw new Error(`Expected a rule for ${typeName}.${field.name} in link-field-rule.ts.`);
  const target = getNamedType(field.type).name;
  const isLedOn = nodes.has(target) && !Object.hasOwn(linkFieldRules, target);
  if (rule === 'shown' && isLedOn)
    throw new Error(`Expected rules for ${target}, to which ${typeName}.${field.name} leads.`);
  if (rule === 'shown') return;
  const resolve = field.resolve ?? defaultFieldResolver;
  const nothing = typeof rule === 'function' ? null : nothingOf(field);
  field.resolve = (root, args, ctx, info) => {
    const entered = contextAt(ctx, info.path);
    if (entered.scope.kind !== 'link') return resolve(root, args, ctx, info);
    if (typeof rule === 'function') return rule(entered, root);
    return rule === 'originals' && entered.scope.canGetOriginals ? resolve(root, args, ctx, info) : nothing;
  };
}

/** What stands for what is not told. */
function nothingOf({ name, type }: Field): null | false | [] {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [];
  if (getNamedType(type).name === 'Boolean') return false;
  throw new Error(`Expected ${name}, which is hidden from links, to be nullable, a list or a boolean.`);
}
