import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLSafeInt, GraphQLURL } from 'graphql-scalars';
import { GraphQLUpload } from 'graphql-upload-ts';
import { formatDuration, parseDurationMs } from '../config/duration.ts';
import { quote } from '../errors.ts';

/** A scalar that travels as a string and is checked by `parse`, which returns null for what it does not accept. */
function createStringScalar<T>({
  name,
  expected,
  specifiedByURL,
  parse,
  format = String,
}: {
  name: string;
  expected: string;
  specifiedByURL: string;
  parse: (text: string) => T | null;
  format?: (value: T) => string;
}) {
  const read = (value: unknown, nodes?: ValueNode): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) throw new GraphQLError(`Expected ${expected}. Got ${quote(value)}.`, { nodes });
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description: `${expected[0]!.toUpperCase()}${expected.slice(1)}.`,
    specifiedByURL,
    serialize: (value) => format(value as T),
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

/** One of a library, in our words and with the address of its specification. */
function describeScalar<Internal, External>(
  scalar: GraphQLScalarType<Internal, External>,
  description: string,
  specifiedByURL: string,
) {
  return new GraphQLScalarType<Internal, External>({ ...scalar.toConfig(), description, specifiedByURL });
}

export const DateTime = describeScalar(
  GraphQLDateTime,
  'An instant in UTC with milliseconds, such as 2026-01-31T09:30:00.000Z.',
  'https://scalars.graphql.org/andimarek/date-time.html',
);

export const Url = describeScalar(GraphQLURL, 'An absolute URL.', 'https://url.spec.whatwg.org/');

/** Of bytes and pixels, which may be more than an Int holds. */
export const SafeInt = describeScalar(
  GraphQLSafeInt,
  'A whole number between -(2^53 - 1) and 2^53 - 1, which every JSON parser reads exactly.',
  'https://tc39.es/ecma262/#sec-number.max_safe_integer',
);

export const JsonObject = describeScalar(
  GraphQLJSONObject,
  'Any JSON object.',
  'https://www.rfc-editor.org/rfc/rfc8259#section-4',
);

/** Milliseconds inside, ISO 8601 outside. */
export const Duration = createStringScalar({
  name: 'Duration',
  expected: 'a positive ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT10M or P30D',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#appendix-A',
  parse: parseDurationMs,
  format: formatDuration,
});

const hexColor = /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

export const isHexColor = (text: string) => hexColor.test(text);

export const HexColor = createStringScalar({
  name: 'HexColor',
  expected: 'a colour as #rgb, #rrggbb or #rrggbbaa',
  specifiedByURL: 'https://www.w3.org/TR/css-color-4/#hex-notation',
  parse: (text) => (isHexColor(text) ? text.toLowerCase() : null),
});

export const Upload = describeScalar(
  GraphQLUpload,
  'A file that is sent in a part of its own by the GraphQL multipart request specification.',
  'https://github.com/jaydenseric/graphql-multipart-request-spec',
);
