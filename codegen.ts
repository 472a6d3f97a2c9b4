import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the client's own operations, written beside its source and committed. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['client/src/**/*.{ts,tsx}', '!client/src/gql/**'],
  importExtension: '.ts',
  generates: {
    'client/src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' }, skipIndexFile: true },
      config: {
        enumType: 'string-literal',
        useTypeImports: true,
        strictScalars: true,
        scalars: {
          DateTime: 'string',
          Duration: 'string',
          HexColor: 'string',
          JSONObject: 'Record<string, string | number>',
          SafeInt: 'number',
          URL: 'string',
          Upload: 'File',
        },
      },
    },
  },
};

export default config;
