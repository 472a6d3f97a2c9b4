import { graphql } from '../gql/gql.ts';

export const DeleteImages = graphql(`
  mutation DeleteImages($ids: [ID!]!) {
    deleteImages(input: { ids: $ids }) {
      deletedIds
    }
  }
`);
