import { graphql } from '../gql/gql.ts';
import type { PublicGalleryFragment, PublicGalleryPageQuery, PublicPhotoFragment } from '../gql/graphql.ts';

export type Photo = PublicPhotoFragment;
export type GalleryFacts = PublicGalleryFragment;
export type FileLimits = PublicGalleryPageQuery['limits'];

export const PublicPhoto = graphql(`
  fragment PublicPhoto on Image {
    id
    filename
    placeholder
    createdAt
    expiresAt
    revision
    url
    thumbnail {
      url
      width
      height
    }
    preview {
      url
      downloadUrl
      width
      height
    }
  }
`);

export const PublicGallery = graphql(`
  fragment PublicGallery on Gallery {
    name
    note
    imageCount
    isIndexed
    sort
    revision
    access {
      canSee
      canGetOriginals
      canUpload
      imagesLeft
      bytesLeft
      maxImageBytes
      endsAt
    }
  }
`);

/** The page as it is opened, and what is read of it later. */
export const PublicGalleryPage = graphql(`
  query PublicGalleryPage($slug: String!, $pass: String, $after: String) {
    limits {
      maxUploadBytes
      mimeTypes
    }
    gallery(slug: $slug, pass: $pass) {
      ...PublicGallery
      cover {
        preview {
          width
          height
        }
      }
      images(first: 100, after: $after) {
        nodes {
          ...PublicPhoto
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const PublicCover = graphql(`
  query PublicCover($slug: String!) {
    gallery(slug: $slug) {
      cover {
        preview {
          url
        }
      }
    }
  }
`);

export const OpenPublicLink = graphql(`
  mutation OpenPublicLink($slug: String!, $password: String!) {
    openLink(input: { slug: $slug, password: $password }) {
      pass
    }
  }
`);

export const PublicGalleryUpdated = graphql(`
  subscription PublicGalleryUpdated($slug: String!, $pass: String, $after: String) {
    galleryUpdated(slug: $slug, pass: $pass, after: $after) {
      gallery {
        ...PublicGallery
      }
      image {
        ...PublicPhoto
      }
      deletedId
      isReordered
      cursor
      isCaughtUp
    }
  }
`);

export const SendPublicPhoto = graphql(`
  mutation SendPublicPhoto($input: UploadImageInput!) {
    uploadImage(input: $input) {
      image {
        id
      }
    }
  }
`);

export const DownloadPublicGallery = graphql(`
  mutation DownloadPublicGallery($input: CreateDownloadInput!) {
    createDownload(input: $input) {
      url
    }
  }
`);
