import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLURL } from 'graphql-scalars';
import { formatDuration, parseDurationMs } from '../config/duration.ts';
import { quote } from '../errors.ts';

/** A scalar that travels as a string and is checked by `parse`, which returns null for what it does not accept. */
function createStringScalar<T>(
  name: string,
  description: string,
  parse: (text: string) => T | null,
  format: (value: T) => string = String,
) {
  const read = (value: unknown, nodes?: ValueNode): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) throw new GraphQLError(`Expected ${description} Got ${quote(value)}.`, { nodes });
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: (value) => format(value as T),
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

export const DateTime = GraphQLDateTime;
export const Url = GraphQLURL;

/** Milliseconds inside, ISO 8601 outside. */
export const Duration = createStringScalar(
  'Duration',
  'a positive ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT10M or P30D.',
  parseDurationMs,
  formatDuration,
);

export const HexColor = createStringScalar('HexColor', 'a colour as #rgb, #rrggbb or #rrggbbaa.', (text) =>
  /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text) ? text.toLowerCase() : null,
);
