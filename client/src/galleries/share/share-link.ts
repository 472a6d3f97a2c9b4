import { graphql } from '../../gql/gql.ts';

/** A link as its owner sees it. */
export const ShareLink = graphql(`
  fragment ShareLink on GalleryLink {
    id
    label
    url
    createdAt
    lastUsedAt
    revokedAt
    expiresAt
    hasPassword
    canSee
    canGetOriginals
    upload {
      maxImages
      maxBytes
      maxImageBytes
      imageTtl
      needsApproval
      usedImages
      usedBytes
    }
  }
`);

export const GalleryLinks = graphql(`
  query GalleryLinks($id: ID!) {
    node(id: $id) {
      ... on Gallery {
        __typename
        id
        links(first: 100) {
          nodes {
            id
            ...ShareLink
          }
        }
      }
    }
  }
`);

export const CreateGalleryLink = graphql(`
  mutation CreateGalleryLink($input: CreateGalleryLinkInput!) {
    createGalleryLink(input: $input) {
      link {
        id
        ...ShareLink
      }
    }
  }
`);

export const UpdateGalleryLink = graphql(`
  mutation UpdateGalleryLink($input: UpdateGalleryLinkInput!) {
    updateGalleryLink(input: $input) {
      link {
        id
        ...ShareLink
      }
    }
  }
`);

export const RevokeGalleryLink = graphql(`
  mutation RevokeGalleryLink($id: ID!) {
    revokeGalleryLink(input: { id: $id }) {
      link {
        id
        ...ShareLink
      }
    }
  }
`);
