/** What a program with Relay asks: pages that grow, one object again by its id, changes that are told. Only compiled. */
import { graphql } from 'react-relay';

export const query = graphql`
  query libraryQuery($first: Int, $after: String) {
    viewer {
      id
      usage {
        images
      }
    }
    ...library_images @arguments(first: $first, after: $after)
  }
`;

export const images = graphql`
  fragment library_images on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
  @refetchable(queryName: "libraryPageQuery") {
    images(first: $first, after: $after) @connection(key: "library_images") {
      edges {
        node {
          id
          ...library_image
        }
      }
    }
  }
`;

export const image = graphql`
  fragment library_image on Image
  @argumentDefinitions(jobCount: { type: "Int", defaultValue: 10 }, jobsAfter: { type: "String" })
  @refetchable(queryName: "libraryImageQuery") {
    id
    filename
    revision
    expiresAt
    thumbnail {
      url
    }
    jobs(first: $jobCount, after: $jobsAfter) @connection(key: "library_jobs") {
      edges {
        node {
          id
          status
          progress
        }
      }
    }
  }
`;

export const nodes = graphql`
  query libraryNodesQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ...library_image @alias
    }
  }
`;

export const deletion = graphql`
  mutation libraryDeleteMutation($input: DeleteImagesInput!, $connections: [ID!]!) {
    deleteImages(input: $input) {
      deletedIds @deleteEdge(connections: $connections)
      notFoundIds
    }
  }
`;

export const processing = graphql`
  mutation libraryProcessMutation($input: ProcessImagesInput!, $connections: [ID!]!) {
    processImages(input: $input) {
      jobs @appendNode(connections: $connections, edgeTypeName: "JobEdge") {
        id
        status
      }
      notFoundIds
    }
  }
`;

export const updates = graphql`
  subscription libraryUpdatesSubscription($after: String, $connections: [ID!]!) {
    imagesUpdated(after: $after) {
      image @prependNode(connections: $connections, edgeTypeName: "ImageEdge") {
        id
        ...library_image
      }
      deletedId @deleteRecord
      cursor
      isCaughtUp
    }
  }
`;
