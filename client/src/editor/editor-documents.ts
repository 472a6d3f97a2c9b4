import { graphql } from '../gql/gql.ts';

/** A result as the editor goes on from it. */
export const EditorRendition = graphql(`
  fragment EditorRendition on Rendition {
    id
    createdAt
    recipe {
      removeBackground {
        model
        edgeTreatment
        quality
      }
      ...RecipeCorrections
      trim {
        margin
      }
      resize {
        width
        height
        fit
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

/** A mask as its list shows it. */
export const EditorMask = graphql(`
  fragment EditorMask on Mask {
    id
    kind
    origin
    label
    version
    coverage
  }
`);

export const EditorOpening = graphql(`
  query EditorOpening($id: ID!) {
    image(id: $id) {
      id
      filename
      status
      width
      height
      url
      preview {
        id
        url
      }
      renditions(first: 50) {
        nodes {
          ...EditorRendition
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      masks(first: 50) {
        nodes {
          ...EditorMask
        }
      }
    }
  }
`);

export const EditorStrokes = graphql(`
  query EditorStrokes($id: ID!, $version: Int, $after: String) {
    mask(id: $id) {
      id
      version
      strokes(version: $version, first: 100, after: $after) {
        nodes {
          id
          tool
          size
          hardness
          points
          pressures
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const CreateEditorMask = graphql(`
  mutation CreateEditorMask($input: CreateMaskInput!) {
    createMask(input: $input) {
      mask {
        ...EditorMask
      }
    }
  }
`);

export const UpdateEditorMask = graphql(`
  mutation UpdateEditorMask($input: UpdateMaskInput!) {
    updateMask(input: $input) {
      mask {
        id
        version
      }
    }
  }
`);

/** What a file said, as large as the grid on which hints are solved. */
export const EditorMarks = graphql(`
  query EditorMarks($id: ID!, $width: Int!) {
    mask(id: $id) {
      id
      url(version: 1, width: $width)
    }
  }
`);
