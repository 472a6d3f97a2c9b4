import { graphql } from '../gql/gql.ts';

export const CreateGallery = graphql(`
  mutation CreateGallery($input: CreateGalleryInput!) {
    createGallery(input: $input) {
      gallery {
        id
        ...GalleryLive
      }
    }
  }
`);
