// Only the schema: biome looks at everything else.
import graphqlPlugin from '@graphql-eslint/eslint-plugin';

const isState = 'is|has|can|needs|keeps|was';

export default [
  { ignores: ['**/*', '!schema.graphql'] },
  {
    files: ['schema.graphql'],
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: { graphQLConfig: { schema: './schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: {
      '@graphql-eslint/description-style': ['error', { style: 'block' }],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
        },
      ],
      '@graphql-eslint/no-typename-prefix': 'error',
      '@graphql-eslint/no-unreachable-types': 'error',
      '@graphql-eslint/unique-enum-value-names': 'off',
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/relay-edge-types': [
        'error',
        // Versions and strokes are known within their mask alone: no node has their names.
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      '@graphql-eslint/relay-page-info': 'error',
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: { style: 'UPPER_CASE' },
          InputObjectTypeDefinition: { style: 'PascalCase', requiredPattern: /(Input|Filter)$/ },
          // States of a thing; what the encoder is told is a word of its trade.
          'FieldDefinition[gqlType.gqlType.name.value=Boolean][name.value!=lossless]': {
            style: 'camelCase',
            requiredPattern: new RegExp(`^(${isState})[A-Z]`),
          },
        },
      ],
    },
  },
];
