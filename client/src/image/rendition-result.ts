import { graphql } from '../gql/gql.ts';

/** A stored result with all that is shown of it. */
export const RenditionResult = graphql(`
  fragment RenditionResult on Rendition {
    id
    url
    downloadUrl
    mimeType
    width
    height
    byteSize
    quality
    ssim
    createdAt
    crop {
      x
      y
      width
      height
    }
    recipe {
      removeBackground {
        edgeTreatment
        quality
      }
      masks {
        maskId
      }
      alpha {
        op
      }
      trim {
        margin
      }
      resize {
        width
        height
      }
      background
      output {
        format
        quality
        lossless
        maxBytes
        minSsim
      }
    }
  }
`);
