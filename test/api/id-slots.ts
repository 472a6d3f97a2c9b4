import {
  type ArgumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  Kind,
  type ObjectFieldNode,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const isId = (type: GraphQLInputType | null | undefined): boolean =>
  Boolean(type) && getNamedType(type)?.name === 'ID';

/** What callers name themselves, within something that they name by its id. */
const ownNames = ['StrokeInput.id', 'UpdateMaskInput.removeStrokes'];

/** Where a field takes ids, by the schema: `argument` or `InputType.field`, through inputs of any depth. */
export function listIdSlots(field: GraphQLField<unknown, unknown>): string[] {
  const seen = new Set<string>();
  const ofInput = (type: GraphQLInputType): string[] => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || seen.has(named.name)) return [];
    seen.add(named.name);
    return Object.values(named.getFields()).flatMap((part) =>
      isId(part.type) ? [`${named.name}.${part.name}`] : ofInput(part.type),
    );
  };
  return field.args
    .flatMap((argument: GraphQLArgument) => (isId(argument.type) ? [argument.name] : ofInput(argument.type)))
    .filter((slot) => !ownNames.includes(slot));
}

/** Arguments of other fields than those of the root that take ids: there a caller could name what is not theirs too. */
export function listNestedIdSlots(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !roots.includes(type))
    .flatMap((type) =>
      Object.values(isObjectType(type) ? type.getFields() : {}).flatMap((field) =>
        listIdSlots(field).map((slot) => `${type.name}.${field.name} ${slot}`),
      ),
    );
}

export interface FilledSlot {
  /** As `listIdSlots` names it. */
  slot: string;
  isList: boolean;
}

export interface AskedDocument {
  query: string;
  variables: Record<string, unknown>;
  slots: FilledSlot[];
}

/**
 * The operation with other ids in its slots, or in one of them, as variables: of a slot for one the first, of a list all.
 */
export function replaceIds(
  schema: GraphQLSchema,
  document: string,
  ids: readonly string[],
  place: number | null = null,
): AskedDocument {
  const info = new TypeInfo(schema);
  const slots: FilledSlot[] = [];
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const replace = (node: ArgumentNode | ObjectFieldNode) => {
    const type = info.getInputType();
    if (!isId(type)) return undefined;
    const parent = node.kind === Kind.OBJECT_FIELD && info.getParentInputType();
    if (parent && ownNames.includes(`${getNamedType(parent)?.name}.${node.name.value}`)) return undefined;
    const isList = isListType(getNullableType(type));
    slots.push({
      slot: parent ? `${getNamedType(parent).name}.${node.name.value}` : node.name.value,
      isList,
    });
    if (place !== null && place !== slots.length - 1) return undefined;
    const name = `ids${slots.length}`;
    variables[name] = isList ? ids : ids[0];
    definitions.push(`$${name}: ${type}`);
    return { ...node, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } };
  };
  const replaced = visit(
    parse(document),
    visitWithTypeInfo(info, { Argument: replace, ObjectField: replace } as never),
  );
  // What is printed of a query without variables has not even its first word.
  const [first, ...rest] = print(replaced).split('{');
  const query = [`${first?.trim() || 'query'} (${definitions.join(', ')}) `, ...rest].join('{');
  return { query, variables, slots };
}
