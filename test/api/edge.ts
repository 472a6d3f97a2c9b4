import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { edgeArguments } from './access-samples.ts';

/** Whether a field of this type leads to a Node, through a connection or not, or to figures about one. */
export function leadsToNode(schema: GraphQLSchema, type: unknown): type is GraphQLObjectType {
  const nodeTypes = schema.getPossibleTypes(schema.getType('Node') as never);
  return (
    isObjectType(type) &&
    (nodeTypes.includes(type) || type.name.endsWith('Connection') || type.name === 'Usage')
  );
}

/** The field with its arguments, and of what it leads to the least. */
export function select(schema: GraphQLSchema, typeName: string, edgeName: string): string {
  const type = getNamedType(schema.getType(typeName) as GraphQLObjectType);
  const target = getNamedType((type as GraphQLObjectType).getFields()[edgeName]!.type);
  const fields = target.name.endsWith('Connection')
    ? `nodes { ${target.name === 'MaskVersionConnection' ? 'number' : 'id'} }`
    : target.name === 'Usage'
      ? 'images'
      : 'id';
  return `${edgeName}${edgeArguments[`${typeName}.${edgeName}`] ?? ''} { ${fields} }`;
}
