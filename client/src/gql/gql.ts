/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query AccountUsage {\n    viewer {\n      id\n      name\n      usage {\n        images\n        storedBytes\n        activeJobs\n      }\n    }\n  }\n": typeof types.AccountUsageDocument,
    "\n  mutation DeleteAccount($id: ID!) {\n    deleteAccount(input: { id: $id }) {\n      deletedId\n    }\n  }\n": typeof types.DeleteAccountDocument,
    "\n  fragment KeyListKey on ApiKey {\n    id\n    name\n    createdAt\n    expiresAt\n    lastUsedAt\n    isCurrent\n  }\n": typeof types.KeyListKeyFragmentDoc,
    "\n  query AccountKeys {\n    viewer {\n      id\n      apiKeys {\n        id\n        ...KeyListKey\n      }\n    }\n  }\n": typeof types.AccountKeysDocument,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(input: { id: $id }) {\n      revokedId\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  mutation CreateApiKey($name: String) {\n    createApiKey(input: { name: $name }) {\n      apiKey {\n        id\n      }\n      secret\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  query CountImages {\n    viewer {\n      id\n      usage {\n        images\n      }\n    }\n  }\n": typeof types.CountImagesDocument,
    "\n  mutation RotateApiKey {\n    rotateApiKey {\n      secret\n    }\n  }\n": typeof types.RotateApiKeyDocument,
    "\n  fragment ConversionJob on Job {\n    ...JobProgress\n    image {\n      id\n      thumbnail {\n        id\n        url\n      }\n    }\n    rendition {\n      ...RenditionResult\n    }\n  }\n": typeof types.ConversionJobFragmentDoc,
    "\n  query ConversionJobOf($id: ID!) {\n    job(id: $id) {\n      ...ConversionJob\n    }\n  }\n": typeof types.ConversionJobOfDocument,
    "\n  mutation CreateDownload($renditionIds: [ID!]!) {\n    createDownload(input: { renditionIds: $renditionIds }) {\n      url\n    }\n  }\n": typeof types.CreateDownloadDocument,
    "\n  mutation DeleteGallery($id: ID!, $images: ImagesFate!) {\n    deleteGallery(input: { id: $id, images: $images }) {\n      deletedId\n    }\n  }\n": typeof types.DeleteGalleryDocument,
    "\n  mutation RestoreGallery($id: ID!) {\n    restoreGallery(input: { id: $id }) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n": typeof types.RestoreGalleryDocument,
    "\n  mutation ExtendImages($ids: [ID!]!, $expiresIn: Duration!) {\n    extendImages(input: { ids: $ids, expiresIn: $expiresIn }) {\n      images {\n        ...ImageLive\n      }\n      heldBackIds\n    }\n  }\n": typeof types.ExtendImagesDocument,
    "\n  query GalleryPhotoOf($id: ID!) {\n    image(id: $id) {\n      ...GalleryPhoto\n    }\n  }\n": typeof types.GalleryPhotoOfDocument,
    "\n  fragment GalleryPhoto on Image {\n    id\n    filename\n    status\n    width\n    height\n    placeholder\n    needsApproval\n    guestName\n    hasPublicUrls\n    thumbnail {\n      id\n      url\n      width\n    }\n    preview {\n      id\n      url\n      width\n      height\n      downloadUrl\n    }\n  }\n": typeof types.GalleryPhotoFragmentDoc,
    "\n  mutation ApproveImages($ids: [ID!]!) {\n    approveImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": typeof types.ApproveImagesDocument,
    "\n  query GalleryPhotos($id: ID!, $first: Int!, $after: String) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        ...GalleryLive\n        images(first: $first, after: $after) {\n          nodes {\n            id\n            ...ImageLive\n            ...GalleryPhoto\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.GalleryPhotosDocument,
    "\n  subscription GalleryUpdated($id: ID!, $after: String) {\n    update: galleryUpdated(id: $id, after: $after) {\n      gallery {\n        ...GalleryLive\n      }\n      image {\n        ...ImageLive\n        ...GalleryPhoto\n      }\n      outId: deletedId\n      isReordered\n      cursor\n    }\n  }\n": typeof types.GalleryUpdatedDocument,
    "\n  fragment ShareLink on GalleryLink {\n    id\n    label\n    url\n    createdAt\n    lastUsedAt\n    revokedAt\n    expiresAt\n    hasPassword\n    canSee\n    canGetOriginals\n    upload {\n      maxImages\n      maxBytes\n      maxImageBytes\n      imageTtl\n      needsApproval\n      usedImages\n      usedBytes\n    }\n  }\n": typeof types.ShareLinkFragmentDoc,
    "\n  query GalleryLinks($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        links(first: 100) {\n          nodes {\n            id\n            ...ShareLink\n          }\n        }\n      }\n    }\n  }\n": typeof types.GalleryLinksDocument,
    "\n  mutation CreateGalleryLink($input: CreateGalleryLinkInput!) {\n    createGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n": typeof types.CreateGalleryLinkDocument,
    "\n  mutation UpdateGalleryLink($input: UpdateGalleryLinkInput!) {\n    updateGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n": typeof types.UpdateGalleryLinkDocument,
    "\n  mutation RevokeGalleryLink($id: ID!) {\n    revokeGalleryLink(input: { id: $id }) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n": typeof types.RevokeGalleryLinkDocument,
    "\n  mutation UpdateGallery($input: UpdateGalleryInput!) {\n    updateGallery(input: $input) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n": typeof types.UpdateGalleryDocument,
    "\n  mutation DownloadPhotos($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n": typeof types.DownloadPhotosDocument,
    "\n  mutation CreateGallery($input: CreateGalleryInput!) {\n    createGallery(input: $input) {\n      gallery {\n        id\n        ...GalleryLive\n      }\n    }\n  }\n": typeof types.CreateGalleryDocument,
    "\n    query GalleryList($first: Int!, $after: String) {\n      page: galleries(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...GalleryLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": typeof types.GalleryListDocument,
    "\n  fragment GalleryLive on Gallery {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    note\n    slug\n    url\n    sort\n    visibility\n    expiresAt\n    imageCount\n    cover {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n        width\n      }\n      preview {\n        id\n        url\n        width\n      }\n    }\n  }\n": typeof types.GalleryLiveFragmentDoc,
    "\n  mutation MoveImages($ids: [ID!]!, $galleryId: ID, $before: ID) {\n    moveImages(input: { ids: $ids, galleryId: $galleryId, before: $before }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": typeof types.MoveImagesDocument,
    "\n  mutation CopyImages($ids: [ID!]!, $galleryId: ID) {\n    copyImages(input: { ids: $ids, galleryId: $galleryId }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": typeof types.CopyImagesDocument,
    "\n  query GalleryOf($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        ...GalleryLive\n      }\n    }\n  }\n": typeof types.GalleryOfDocument,
    "\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    createdAt\n    revision\n  }\n": typeof types.ImageLiveFragmentDoc,
    "\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n": typeof types.ImageTileFragmentDoc,
    "\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n": typeof types.ImageTileOfDocument,
    "\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n": typeof types.RenditionResultFragmentDoc,
    "\n  mutation DeleteImages($ids: [ID!]!) {\n    deleteImages(input: { ids: $ids }) {\n      deletedIds\n    }\n  }\n": typeof types.DeleteImagesDocument,
    "\n  mutation RestoreImages($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": typeof types.RestoreImagesDocument,
    "\n  fragment JobLive on Job {\n    __typename\n    id\n    kind\n    status\n    createdAt\n    revision\n    retryOf {\n      id\n    }\n    image {\n      ...ImageLive\n    }\n    rendition {\n      id\n    }\n  }\n": typeof types.JobLiveFragmentDoc,
    "\n  fragment JobProgress on Job {\n    id\n    kind\n    status\n    stage\n    progress\n    attempt\n    maxAttempts\n    createdAt\n    updatedAt\n    revision\n    startedAt\n    finishedAt\n    error {\n      code\n      message\n      isRetryable\n      params\n    }\n    metrics {\n      queuedMs\n      runMs\n      stages {\n        stage\n        ms\n      }\n    }\n  }\n": typeof types.JobProgressFragmentDoc,
    "\n  mutation CancelJob($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        ...JobLive\n      }\n    }\n  }\n": typeof types.CancelJobDocument,
    "\n  mutation RetryJob($id: ID!) {\n    retryJob(input: { id: $id }) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": typeof types.RetryJobDocument,
    "\n    query JobList($first: Int!, $after: String, $filter: JobFilter) {\n      page: jobs(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...JobLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": typeof types.JobListDocument,
    "\n  fragment JobRow on Job {\n    id\n    ...JobProgress\n    retryOf {\n      id\n    }\n    image {\n      id\n      filename\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n": typeof types.JobRowFragmentDoc,
    "\n  query JobRowOf($id: ID!) {\n    job(id: $id) {\n      ...JobRow\n    }\n  }\n": typeof types.JobRowOfDocument,
    "\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      ...RenditionList\n    }\n  }\n": typeof types.ImageDetailDocument,
    "\n  fragment ImageFacts on Image {\n    id\n    filename\n    status\n    revision\n    rejection {\n      code\n      message\n      params\n    }\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    createdAt\n    expiresAt\n    preview {\n      id\n      url\n    }\n  }\n": typeof types.ImageFactsFragmentDoc,
    "\n  fragment RenditionList on Image {\n    id\n    filename\n    byteSize\n    thumbnail {\n      id\n    }\n    preview {\n      id\n    }\n    renditions(first: 20) {\n      nodes {\n        id\n        ...RenditionResult\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.RenditionListFragmentDoc,
    "\n  query MoreRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 20, after: $after) {\n        nodes {\n          id\n          ...RenditionResult\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MoreRenditionsDocument,
    "\n    query ImageList($first: Int!, $after: String, $filter: ImageFilter) {\n      page: images(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...ImageLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": typeof types.ImageListDocument,
    "\n  subscription JobsUpdated($after: String) {\n    update: jobsUpdated(after: $after) {\n      job {\n        ...JobLive\n      }\n      deletedId\n      cursor\n    }\n  }\n": typeof types.JobsUpdatedDocument,
    "\n  subscription ImagesUpdated($after: String) {\n    update: imagesUpdated(after: $after) {\n      image {\n        ...ImageLive\n      }\n      deletedId\n      cursor\n    }\n  }\n": typeof types.ImagesUpdatedDocument,
    "\n  fragment PublicPhoto on Image {\n    id\n    filename\n    placeholder\n    createdAt\n    expiresAt\n    revision\n    url\n    thumbnail {\n      url\n      width\n      height\n    }\n    preview {\n      url\n      downloadUrl\n      width\n      height\n    }\n  }\n": typeof types.PublicPhotoFragmentDoc,
    "\n  fragment PublicGallery on Gallery {\n    name\n    note\n    imageCount\n    isIndexed\n    sort\n    revision\n    access {\n      canSee\n      canGetOriginals\n      canUpload\n      imagesLeft\n      bytesLeft\n      maxImageBytes\n      endsAt\n    }\n  }\n": typeof types.PublicGalleryFragmentDoc,
    "\n  query PublicGalleryPage($slug: String!, $pass: String, $after: String) {\n    limits {\n      maxUploadBytes\n      mimeTypes\n    }\n    gallery(slug: $slug, pass: $pass) {\n      ...PublicGallery\n      cover {\n        preview {\n          width\n          height\n        }\n      }\n      images(first: 100, after: $after) {\n        nodes {\n          ...PublicPhoto\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.PublicGalleryPageDocument,
    "\n  query PublicCover($slug: String!) {\n    gallery(slug: $slug) {\n      cover {\n        preview {\n          url\n        }\n      }\n    }\n  }\n": typeof types.PublicCoverDocument,
    "\n  mutation OpenPublicLink($slug: String!, $password: String!) {\n    openLink(input: { slug: $slug, password: $password }) {\n      pass\n    }\n  }\n": typeof types.OpenPublicLinkDocument,
    "\n  subscription PublicGalleryUpdated($slug: String!, $pass: String, $after: String) {\n    galleryUpdated(slug: $slug, pass: $pass, after: $after) {\n      gallery {\n        ...PublicGallery\n      }\n      image {\n        ...PublicPhoto\n      }\n      deletedId\n      isReordered\n      cursor\n      isCaughtUp\n    }\n  }\n": typeof types.PublicGalleryUpdatedDocument,
    "\n  mutation SendPublicPhoto($input: UploadImageInput!) {\n    uploadImage(input: $input) {\n      image {\n        id\n      }\n    }\n  }\n": typeof types.SendPublicPhotoDocument,
    "\n  mutation DownloadPublicGallery($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n": typeof types.DownloadPublicGalleryDocument,
    "\n  query SignUpOpen {\n    limits {\n      isSignUpOpen\n    }\n  }\n": typeof types.SignUpOpenDocument,
    "\n  mutation SignUp {\n    signUp {\n      secret\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  query WhoIs {\n    viewer {\n      id\n    }\n  }\n": typeof types.WhoIsDocument,
    "\n  mutation ProcessImage($input: ProcessImageInput!) {\n    processImage(input: $input) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": typeof types.ProcessImageDocument,
    "\n  query JobStatus($id: ID!) {\n    job(id: $id) {\n      id\n      status\n    }\n  }\n": typeof types.JobStatusDocument,
    "\n  mutation CancelSuperseded($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        id\n        status\n      }\n    }\n  }\n": typeof types.CancelSupersededDocument,
    "\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n": typeof types.StudioImageFragmentDoc,
    "\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n": typeof types.StudioJobFragmentDoc,
    "\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n      }\n    }\n  }\n": typeof types.StudioOpeningDocument,
    "\n  query PictureImage($id: ID!) {\n    image(id: $id) {\n      ...StudioImage\n    }\n  }\n": typeof types.PictureImageDocument,
    "\n  query PictureJob($id: ID!) {\n    job(id: $id) {\n      ...StudioJob\n    }\n  }\n": typeof types.PictureJobDocument,
    "\n  query UploadLimits {\n    limits {\n      maxUploadBytes\n      maxPixels\n      mimeTypes\n    }\n  }\n": typeof types.UploadLimitsDocument,
    "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      upload {\n        id\n        rejection {\n          code\n          message\n          params\n        }\n        target {\n          url\n          method\n          headers {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n": typeof types.CreateUploadDocument,
    "\n  mutation CompleteImageUpload($input: CompleteImageUploadInput!) {\n    completeImageUpload(input: $input) {\n      image {\n        id\n        ...ImageLive\n      }\n      jobs {\n        id\n        kind\n        status\n        ...JobLive\n      }\n    }\n  }\n": typeof types.CompleteImageUploadDocument,
    "\n  mutation CancelUploads($ids: [ID!]!) {\n    cancelUploads(input: { ids: $ids }) {\n      canceledIds\n    }\n  }\n": typeof types.CancelUploadsDocument,
};
const documents: Documents = {
    "\n  query AccountUsage {\n    viewer {\n      id\n      name\n      usage {\n        images\n        storedBytes\n        activeJobs\n      }\n    }\n  }\n": types.AccountUsageDocument,
    "\n  mutation DeleteAccount($id: ID!) {\n    deleteAccount(input: { id: $id }) {\n      deletedId\n    }\n  }\n": types.DeleteAccountDocument,
    "\n  fragment KeyListKey on ApiKey {\n    id\n    name\n    createdAt\n    expiresAt\n    lastUsedAt\n    isCurrent\n  }\n": types.KeyListKeyFragmentDoc,
    "\n  query AccountKeys {\n    viewer {\n      id\n      apiKeys {\n        id\n        ...KeyListKey\n      }\n    }\n  }\n": types.AccountKeysDocument,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(input: { id: $id }) {\n      revokedId\n    }\n  }\n": types.RevokeApiKeyDocument,
    "\n  mutation CreateApiKey($name: String) {\n    createApiKey(input: { name: $name }) {\n      apiKey {\n        id\n      }\n      secret\n    }\n  }\n": types.CreateApiKeyDocument,
    "\n  query CountImages {\n    viewer {\n      id\n      usage {\n        images\n      }\n    }\n  }\n": types.CountImagesDocument,
    "\n  mutation RotateApiKey {\n    rotateApiKey {\n      secret\n    }\n  }\n": types.RotateApiKeyDocument,
    "\n  fragment ConversionJob on Job {\n    ...JobProgress\n    image {\n      id\n      thumbnail {\n        id\n        url\n      }\n    }\n    rendition {\n      ...RenditionResult\n    }\n  }\n": types.ConversionJobFragmentDoc,
    "\n  query ConversionJobOf($id: ID!) {\n    job(id: $id) {\n      ...ConversionJob\n    }\n  }\n": types.ConversionJobOfDocument,
    "\n  mutation CreateDownload($renditionIds: [ID!]!) {\n    createDownload(input: { renditionIds: $renditionIds }) {\n      url\n    }\n  }\n": types.CreateDownloadDocument,
    "\n  mutation DeleteGallery($id: ID!, $images: ImagesFate!) {\n    deleteGallery(input: { id: $id, images: $images }) {\n      deletedId\n    }\n  }\n": types.DeleteGalleryDocument,
    "\n  mutation RestoreGallery($id: ID!) {\n    restoreGallery(input: { id: $id }) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n": types.RestoreGalleryDocument,
    "\n  mutation ExtendImages($ids: [ID!]!, $expiresIn: Duration!) {\n    extendImages(input: { ids: $ids, expiresIn: $expiresIn }) {\n      images {\n        ...ImageLive\n      }\n      heldBackIds\n    }\n  }\n": types.ExtendImagesDocument,
    "\n  query GalleryPhotoOf($id: ID!) {\n    image(id: $id) {\n      ...GalleryPhoto\n    }\n  }\n": types.GalleryPhotoOfDocument,
    "\n  fragment GalleryPhoto on Image {\n    id\n    filename\n    status\n    width\n    height\n    placeholder\n    needsApproval\n    guestName\n    hasPublicUrls\n    thumbnail {\n      id\n      url\n      width\n    }\n    preview {\n      id\n      url\n      width\n      height\n      downloadUrl\n    }\n  }\n": types.GalleryPhotoFragmentDoc,
    "\n  mutation ApproveImages($ids: [ID!]!) {\n    approveImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": types.ApproveImagesDocument,
    "\n  query GalleryPhotos($id: ID!, $first: Int!, $after: String) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        ...GalleryLive\n        images(first: $first, after: $after) {\n          nodes {\n            id\n            ...ImageLive\n            ...GalleryPhoto\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.GalleryPhotosDocument,
    "\n  subscription GalleryUpdated($id: ID!, $after: String) {\n    update: galleryUpdated(id: $id, after: $after) {\n      gallery {\n        ...GalleryLive\n      }\n      image {\n        ...ImageLive\n        ...GalleryPhoto\n      }\n      outId: deletedId\n      isReordered\n      cursor\n    }\n  }\n": types.GalleryUpdatedDocument,
    "\n  fragment ShareLink on GalleryLink {\n    id\n    label\n    url\n    createdAt\n    lastUsedAt\n    revokedAt\n    expiresAt\n    hasPassword\n    canSee\n    canGetOriginals\n    upload {\n      maxImages\n      maxBytes\n      maxImageBytes\n      imageTtl\n      needsApproval\n      usedImages\n      usedBytes\n    }\n  }\n": types.ShareLinkFragmentDoc,
    "\n  query GalleryLinks($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        links(first: 100) {\n          nodes {\n            id\n            ...ShareLink\n          }\n        }\n      }\n    }\n  }\n": types.GalleryLinksDocument,
    "\n  mutation CreateGalleryLink($input: CreateGalleryLinkInput!) {\n    createGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n": types.CreateGalleryLinkDocument,
    "\n  mutation UpdateGalleryLink($input: UpdateGalleryLinkInput!) {\n    updateGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n": types.UpdateGalleryLinkDocument,
    "\n  mutation RevokeGalleryLink($id: ID!) {\n    revokeGalleryLink(input: { id: $id }) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n": types.RevokeGalleryLinkDocument,
    "\n  mutation UpdateGallery($input: UpdateGalleryInput!) {\n    updateGallery(input: $input) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n": types.UpdateGalleryDocument,
    "\n  mutation DownloadPhotos($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n": types.DownloadPhotosDocument,
    "\n  mutation CreateGallery($input: CreateGalleryInput!) {\n    createGallery(input: $input) {\n      gallery {\n        id\n        ...GalleryLive\n      }\n    }\n  }\n": types.CreateGalleryDocument,
    "\n    query GalleryList($first: Int!, $after: String) {\n      page: galleries(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...GalleryLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": types.GalleryListDocument,
    "\n  fragment GalleryLive on Gallery {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    note\n    slug\n    url\n    sort\n    visibility\n    expiresAt\n    imageCount\n    cover {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n        width\n      }\n      preview {\n        id\n        url\n        width\n      }\n    }\n  }\n": types.GalleryLiveFragmentDoc,
    "\n  mutation MoveImages($ids: [ID!]!, $galleryId: ID, $before: ID) {\n    moveImages(input: { ids: $ids, galleryId: $galleryId, before: $before }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": types.MoveImagesDocument,
    "\n  mutation CopyImages($ids: [ID!]!, $galleryId: ID) {\n    copyImages(input: { ids: $ids, galleryId: $galleryId }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": types.CopyImagesDocument,
    "\n  query GalleryOf($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        ...GalleryLive\n      }\n    }\n  }\n": types.GalleryOfDocument,
    "\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    createdAt\n    revision\n  }\n": types.ImageLiveFragmentDoc,
    "\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n": types.ImageTileFragmentDoc,
    "\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n": types.ImageTileOfDocument,
    "\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n": types.RenditionResultFragmentDoc,
    "\n  mutation DeleteImages($ids: [ID!]!) {\n    deleteImages(input: { ids: $ids }) {\n      deletedIds\n    }\n  }\n": types.DeleteImagesDocument,
    "\n  mutation RestoreImages($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": types.RestoreImagesDocument,
    "\n  fragment JobLive on Job {\n    __typename\n    id\n    kind\n    status\n    createdAt\n    revision\n    retryOf {\n      id\n    }\n    image {\n      ...ImageLive\n    }\n    rendition {\n      id\n    }\n  }\n": types.JobLiveFragmentDoc,
    "\n  fragment JobProgress on Job {\n    id\n    kind\n    status\n    stage\n    progress\n    attempt\n    maxAttempts\n    createdAt\n    updatedAt\n    revision\n    startedAt\n    finishedAt\n    error {\n      code\n      message\n      isRetryable\n      params\n    }\n    metrics {\n      queuedMs\n      runMs\n      stages {\n        stage\n        ms\n      }\n    }\n  }\n": types.JobProgressFragmentDoc,
    "\n  mutation CancelJob($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        ...JobLive\n      }\n    }\n  }\n": types.CancelJobDocument,
    "\n  mutation RetryJob($id: ID!) {\n    retryJob(input: { id: $id }) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": types.RetryJobDocument,
    "\n    query JobList($first: Int!, $after: String, $filter: JobFilter) {\n      page: jobs(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...JobLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": types.JobListDocument,
    "\n  fragment JobRow on Job {\n    id\n    ...JobProgress\n    retryOf {\n      id\n    }\n    image {\n      id\n      filename\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n": types.JobRowFragmentDoc,
    "\n  query JobRowOf($id: ID!) {\n    job(id: $id) {\n      ...JobRow\n    }\n  }\n": types.JobRowOfDocument,
    "\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      ...RenditionList\n    }\n  }\n": types.ImageDetailDocument,
    "\n  fragment ImageFacts on Image {\n    id\n    filename\n    status\n    revision\n    rejection {\n      code\n      message\n      params\n    }\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    createdAt\n    expiresAt\n    preview {\n      id\n      url\n    }\n  }\n": types.ImageFactsFragmentDoc,
    "\n  fragment RenditionList on Image {\n    id\n    filename\n    byteSize\n    thumbnail {\n      id\n    }\n    preview {\n      id\n    }\n    renditions(first: 20) {\n      nodes {\n        id\n        ...RenditionResult\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.RenditionListFragmentDoc,
    "\n  query MoreRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 20, after: $after) {\n        nodes {\n          id\n          ...RenditionResult\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MoreRenditionsDocument,
    "\n    query ImageList($first: Int!, $after: String, $filter: ImageFilter) {\n      page: images(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...ImageLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": types.ImageListDocument,
    "\n  subscription JobsUpdated($after: String) {\n    update: jobsUpdated(after: $after) {\n      job {\n        ...JobLive\n      }\n      deletedId\n      cursor\n    }\n  }\n": types.JobsUpdatedDocument,
    "\n  subscription ImagesUpdated($after: String) {\n    update: imagesUpdated(after: $after) {\n      image {\n        ...ImageLive\n      }\n      deletedId\n      cursor\n    }\n  }\n": types.ImagesUpdatedDocument,
    "\n  fragment PublicPhoto on Image {\n    id\n    filename\n    placeholder\n    createdAt\n    expiresAt\n    revision\n    url\n    thumbnail {\n      url\n      width\n      height\n    }\n    preview {\n      url\n      downloadUrl\n      width\n      height\n    }\n  }\n": types.PublicPhotoFragmentDoc,
    "\n  fragment PublicGallery on Gallery {\n    name\n    note\n    imageCount\n    isIndexed\n    sort\n    revision\n    access {\n      canSee\n      canGetOriginals\n      canUpload\n      imagesLeft\n      bytesLeft\n      maxImageBytes\n      endsAt\n    }\n  }\n": types.PublicGalleryFragmentDoc,
    "\n  query PublicGalleryPage($slug: String!, $pass: String, $after: String) {\n    limits {\n      maxUploadBytes\n      mimeTypes\n    }\n    gallery(slug: $slug, pass: $pass) {\n      ...PublicGallery\n      cover {\n        preview {\n          width\n          height\n        }\n      }\n      images(first: 100, after: $after) {\n        nodes {\n          ...PublicPhoto\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.PublicGalleryPageDocument,
    "\n  query PublicCover($slug: String!) {\n    gallery(slug: $slug) {\n      cover {\n        preview {\n          url\n        }\n      }\n    }\n  }\n": types.PublicCoverDocument,
    "\n  mutation OpenPublicLink($slug: String!, $password: String!) {\n    openLink(input: { slug: $slug, password: $password }) {\n      pass\n    }\n  }\n": types.OpenPublicLinkDocument,
    "\n  subscription PublicGalleryUpdated($slug: String!, $pass: String, $after: String) {\n    galleryUpdated(slug: $slug, pass: $pass, after: $after) {\n      gallery {\n        ...PublicGallery\n      }\n      image {\n        ...PublicPhoto\n      }\n      deletedId\n      isReordered\n      cursor\n      isCaughtUp\n    }\n  }\n": types.PublicGalleryUpdatedDocument,
    "\n  mutation SendPublicPhoto($input: UploadImageInput!) {\n    uploadImage(input: $input) {\n      image {\n        id\n      }\n    }\n  }\n": types.SendPublicPhotoDocument,
    "\n  mutation DownloadPublicGallery($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n": types.DownloadPublicGalleryDocument,
    "\n  query SignUpOpen {\n    limits {\n      isSignUpOpen\n    }\n  }\n": types.SignUpOpenDocument,
    "\n  mutation SignUp {\n    signUp {\n      secret\n    }\n  }\n": types.SignUpDocument,
    "\n  query WhoIs {\n    viewer {\n      id\n    }\n  }\n": types.WhoIsDocument,
    "\n  mutation ProcessImage($input: ProcessImageInput!) {\n    processImage(input: $input) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": types.ProcessImageDocument,
    "\n  query JobStatus($id: ID!) {\n    job(id: $id) {\n      id\n      status\n    }\n  }\n": types.JobStatusDocument,
    "\n  mutation CancelSuperseded($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        id\n        status\n      }\n    }\n  }\n": types.CancelSupersededDocument,
    "\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n": types.StudioImageFragmentDoc,
    "\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n": types.StudioJobFragmentDoc,
    "\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n      }\n    }\n  }\n": types.StudioOpeningDocument,
    "\n  query PictureImage($id: ID!) {\n    image(id: $id) {\n      ...StudioImage\n    }\n  }\n": types.PictureImageDocument,
    "\n  query PictureJob($id: ID!) {\n    job(id: $id) {\n      ...StudioJob\n    }\n  }\n": types.PictureJobDocument,
    "\n  query UploadLimits {\n    limits {\n      maxUploadBytes\n      maxPixels\n      mimeTypes\n    }\n  }\n": types.UploadLimitsDocument,
    "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      upload {\n        id\n        rejection {\n          code\n          message\n          params\n        }\n        target {\n          url\n          method\n          headers {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n": types.CreateUploadDocument,
    "\n  mutation CompleteImageUpload($input: CompleteImageUploadInput!) {\n    completeImageUpload(input: $input) {\n      image {\n        id\n        ...ImageLive\n      }\n      jobs {\n        id\n        kind\n        status\n        ...JobLive\n      }\n    }\n  }\n": types.CompleteImageUploadDocument,
    "\n  mutation CancelUploads($ids: [ID!]!) {\n    cancelUploads(input: { ids: $ids }) {\n      canceledIds\n    }\n  }\n": types.CancelUploadsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountUsage {\n    viewer {\n      id\n      name\n      usage {\n        images\n        storedBytes\n        activeJobs\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountUsage {\n    viewer {\n      id\n      name\n      usage {\n        images\n        storedBytes\n        activeJobs\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAccount($id: ID!) {\n    deleteAccount(input: { id: $id }) {\n      deletedId\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteAccount($id: ID!) {\n    deleteAccount(input: { id: $id }) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeyListKey on ApiKey {\n    id\n    name\n    createdAt\n    expiresAt\n    lastUsedAt\n    isCurrent\n  }\n"): (typeof documents)["\n  fragment KeyListKey on ApiKey {\n    id\n    name\n    createdAt\n    expiresAt\n    lastUsedAt\n    isCurrent\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountKeys {\n    viewer {\n      id\n      apiKeys {\n        id\n        ...KeyListKey\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountKeys {\n    viewer {\n      id\n      apiKeys {\n        id\n        ...KeyListKey\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(input: { id: $id }) {\n      revokedId\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(input: { id: $id }) {\n      revokedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($name: String) {\n    createApiKey(input: { name: $name }) {\n      apiKey {\n        id\n      }\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiKey($name: String) {\n    createApiKey(input: { name: $name }) {\n      apiKey {\n        id\n      }\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountImages {\n    viewer {\n      id\n      usage {\n        images\n      }\n    }\n  }\n"): (typeof documents)["\n  query CountImages {\n    viewer {\n      id\n      usage {\n        images\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateApiKey {\n    rotateApiKey {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation RotateApiKey {\n    rotateApiKey {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversionJob on Job {\n    ...JobProgress\n    image {\n      id\n      thumbnail {\n        id\n        url\n      }\n    }\n    rendition {\n      ...RenditionResult\n    }\n  }\n"): (typeof documents)["\n  fragment ConversionJob on Job {\n    ...JobProgress\n    image {\n      id\n      thumbnail {\n        id\n        url\n      }\n    }\n    rendition {\n      ...RenditionResult\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversionJobOf($id: ID!) {\n    job(id: $id) {\n      ...ConversionJob\n    }\n  }\n"): (typeof documents)["\n  query ConversionJobOf($id: ID!) {\n    job(id: $id) {\n      ...ConversionJob\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDownload($renditionIds: [ID!]!) {\n    createDownload(input: { renditionIds: $renditionIds }) {\n      url\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDownload($renditionIds: [ID!]!) {\n    createDownload(input: { renditionIds: $renditionIds }) {\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteGallery($id: ID!, $images: ImagesFate!) {\n    deleteGallery(input: { id: $id, images: $images }) {\n      deletedId\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteGallery($id: ID!, $images: ImagesFate!) {\n    deleteGallery(input: { id: $id, images: $images }) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreGallery($id: ID!) {\n    restoreGallery(input: { id: $id }) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreGallery($id: ID!) {\n    restoreGallery(input: { id: $id }) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExtendImages($ids: [ID!]!, $expiresIn: Duration!) {\n    extendImages(input: { ids: $ids, expiresIn: $expiresIn }) {\n      images {\n        ...ImageLive\n      }\n      heldBackIds\n    }\n  }\n"): (typeof documents)["\n  mutation ExtendImages($ids: [ID!]!, $expiresIn: Duration!) {\n    extendImages(input: { ids: $ids, expiresIn: $expiresIn }) {\n      images {\n        ...ImageLive\n      }\n      heldBackIds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GalleryPhotoOf($id: ID!) {\n    image(id: $id) {\n      ...GalleryPhoto\n    }\n  }\n"): (typeof documents)["\n  query GalleryPhotoOf($id: ID!) {\n    image(id: $id) {\n      ...GalleryPhoto\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GalleryPhoto on Image {\n    id\n    filename\n    status\n    width\n    height\n    placeholder\n    needsApproval\n    guestName\n    hasPublicUrls\n    thumbnail {\n      id\n      url\n      width\n    }\n    preview {\n      id\n      url\n      width\n      height\n      downloadUrl\n    }\n  }\n"): (typeof documents)["\n  fragment GalleryPhoto on Image {\n    id\n    filename\n    status\n    width\n    height\n    placeholder\n    needsApproval\n    guestName\n    hasPublicUrls\n    thumbnail {\n      id\n      url\n      width\n    }\n    preview {\n      id\n      url\n      width\n      height\n      downloadUrl\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveImages($ids: [ID!]!) {\n    approveImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveImages($ids: [ID!]!) {\n    approveImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GalleryPhotos($id: ID!, $first: Int!, $after: String) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        ...GalleryLive\n        images(first: $first, after: $after) {\n          nodes {\n            id\n            ...ImageLive\n            ...GalleryPhoto\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query GalleryPhotos($id: ID!, $first: Int!, $after: String) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        ...GalleryLive\n        images(first: $first, after: $after) {\n          nodes {\n            id\n            ...ImageLive\n            ...GalleryPhoto\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription GalleryUpdated($id: ID!, $after: String) {\n    update: galleryUpdated(id: $id, after: $after) {\n      gallery {\n        ...GalleryLive\n      }\n      image {\n        ...ImageLive\n        ...GalleryPhoto\n      }\n      outId: deletedId\n      isReordered\n      cursor\n    }\n  }\n"): (typeof documents)["\n  subscription GalleryUpdated($id: ID!, $after: String) {\n    update: galleryUpdated(id: $id, after: $after) {\n      gallery {\n        ...GalleryLive\n      }\n      image {\n        ...ImageLive\n        ...GalleryPhoto\n      }\n      outId: deletedId\n      isReordered\n      cursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ShareLink on GalleryLink {\n    id\n    label\n    url\n    createdAt\n    lastUsedAt\n    revokedAt\n    expiresAt\n    hasPassword\n    canSee\n    canGetOriginals\n    upload {\n      maxImages\n      maxBytes\n      maxImageBytes\n      imageTtl\n      needsApproval\n      usedImages\n      usedBytes\n    }\n  }\n"): (typeof documents)["\n  fragment ShareLink on GalleryLink {\n    id\n    label\n    url\n    createdAt\n    lastUsedAt\n    revokedAt\n    expiresAt\n    hasPassword\n    canSee\n    canGetOriginals\n    upload {\n      maxImages\n      maxBytes\n      maxImageBytes\n      imageTtl\n      needsApproval\n      usedImages\n      usedBytes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GalleryLinks($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        links(first: 100) {\n          nodes {\n            id\n            ...ShareLink\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query GalleryLinks($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        id\n        links(first: 100) {\n          nodes {\n            id\n            ...ShareLink\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGalleryLink($input: CreateGalleryLinkInput!) {\n    createGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateGalleryLink($input: CreateGalleryLinkInput!) {\n    createGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateGalleryLink($input: UpdateGalleryLinkInput!) {\n    updateGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateGalleryLink($input: UpdateGalleryLinkInput!) {\n    updateGalleryLink(input: $input) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeGalleryLink($id: ID!) {\n    revokeGalleryLink(input: { id: $id }) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeGalleryLink($id: ID!) {\n    revokeGalleryLink(input: { id: $id }) {\n      link {\n        id\n        ...ShareLink\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateGallery($input: UpdateGalleryInput!) {\n    updateGallery(input: $input) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateGallery($input: UpdateGalleryInput!) {\n    updateGallery(input: $input) {\n      gallery {\n        ...GalleryLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DownloadPhotos($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n"): (typeof documents)["\n  mutation DownloadPhotos($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGallery($input: CreateGalleryInput!) {\n    createGallery(input: $input) {\n      gallery {\n        id\n        ...GalleryLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateGallery($input: CreateGalleryInput!) {\n    createGallery(input: $input) {\n      gallery {\n        id\n        ...GalleryLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GalleryList($first: Int!, $after: String) {\n      page: galleries(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...GalleryLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "): (typeof documents)["\n    query GalleryList($first: Int!, $after: String) {\n      page: galleries(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...GalleryLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GalleryLive on Gallery {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    note\n    slug\n    url\n    sort\n    visibility\n    expiresAt\n    imageCount\n    cover {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n        width\n      }\n      preview {\n        id\n        url\n        width\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment GalleryLive on Gallery {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    note\n    slug\n    url\n    sort\n    visibility\n    expiresAt\n    imageCount\n    cover {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n        width\n      }\n      preview {\n        id\n        url\n        width\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveImages($ids: [ID!]!, $galleryId: ID, $before: ID) {\n    moveImages(input: { ids: $ids, galleryId: $galleryId, before: $before }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveImages($ids: [ID!]!, $galleryId: ID, $before: ID) {\n    moveImages(input: { ids: $ids, galleryId: $galleryId, before: $before }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CopyImages($ids: [ID!]!, $galleryId: ID) {\n    copyImages(input: { ids: $ids, galleryId: $galleryId }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CopyImages($ids: [ID!]!, $galleryId: ID) {\n    copyImages(input: { ids: $ids, galleryId: $galleryId }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GalleryOf($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        ...GalleryLive\n      }\n    }\n  }\n"): (typeof documents)["\n  query GalleryOf($id: ID!) {\n    node(id: $id) {\n      ... on Gallery {\n        __typename\n        ...GalleryLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    createdAt\n    revision\n  }\n"): (typeof documents)["\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    createdAt\n    revision\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n"): (typeof documents)["\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteImages($ids: [ID!]!) {\n    deleteImages(input: { ids: $ids }) {\n      deletedIds\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteImages($ids: [ID!]!) {\n    deleteImages(input: { ids: $ids }) {\n      deletedIds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreImages($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreImages($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment JobLive on Job {\n    __typename\n    id\n    kind\n    status\n    createdAt\n    revision\n    retryOf {\n      id\n    }\n    image {\n      ...ImageLive\n    }\n    rendition {\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment JobLive on Job {\n    __typename\n    id\n    kind\n    status\n    createdAt\n    revision\n    retryOf {\n      id\n    }\n    image {\n      ...ImageLive\n    }\n    rendition {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment JobProgress on Job {\n    id\n    kind\n    status\n    stage\n    progress\n    attempt\n    maxAttempts\n    createdAt\n    updatedAt\n    revision\n    startedAt\n    finishedAt\n    error {\n      code\n      message\n      isRetryable\n      params\n    }\n    metrics {\n      queuedMs\n      runMs\n      stages {\n        stage\n        ms\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment JobProgress on Job {\n    id\n    kind\n    status\n    stage\n    progress\n    attempt\n    maxAttempts\n    createdAt\n    updatedAt\n    revision\n    startedAt\n    finishedAt\n    error {\n      code\n      message\n      isRetryable\n      params\n    }\n    metrics {\n      queuedMs\n      runMs\n      stages {\n        stage\n        ms\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelJob($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        ...JobLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelJob($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        ...JobLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryJob($id: ID!) {\n    retryJob(input: { id: $id }) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryJob($id: ID!) {\n    retryJob(input: { id: $id }) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query JobList($first: Int!, $after: String, $filter: JobFilter) {\n      page: jobs(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...JobLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "): (typeof documents)["\n    query JobList($first: Int!, $after: String, $filter: JobFilter) {\n      page: jobs(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...JobLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment JobRow on Job {\n    id\n    ...JobProgress\n    retryOf {\n      id\n    }\n    image {\n      id\n      filename\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment JobRow on Job {\n    id\n    ...JobProgress\n    retryOf {\n      id\n    }\n    image {\n      id\n      filename\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobRowOf($id: ID!) {\n    job(id: $id) {\n      ...JobRow\n    }\n  }\n"): (typeof documents)["\n  query JobRowOf($id: ID!) {\n    job(id: $id) {\n      ...JobRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      ...RenditionList\n    }\n  }\n"): (typeof documents)["\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      ...RenditionList\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImageFacts on Image {\n    id\n    filename\n    status\n    revision\n    rejection {\n      code\n      message\n      params\n    }\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    createdAt\n    expiresAt\n    preview {\n      id\n      url\n    }\n  }\n"): (typeof documents)["\n  fragment ImageFacts on Image {\n    id\n    filename\n    status\n    revision\n    rejection {\n      code\n      message\n      params\n    }\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    createdAt\n    expiresAt\n    preview {\n      id\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RenditionList on Image {\n    id\n    filename\n    byteSize\n    thumbnail {\n      id\n    }\n    preview {\n      id\n    }\n    renditions(first: 20) {\n      nodes {\n        id\n        ...RenditionResult\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RenditionList on Image {\n    id\n    filename\n    byteSize\n    thumbnail {\n      id\n    }\n    preview {\n      id\n    }\n    renditions(first: 20) {\n      nodes {\n        id\n        ...RenditionResult\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoreRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 20, after: $after) {\n        nodes {\n          id\n          ...RenditionResult\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoreRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 20, after: $after) {\n        nodes {\n          id\n          ...RenditionResult\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ImageList($first: Int!, $after: String, $filter: ImageFilter) {\n      page: images(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...ImageLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "): (typeof documents)["\n    query ImageList($first: Int!, $after: String, $filter: ImageFilter) {\n      page: images(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...ImageLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription JobsUpdated($after: String) {\n    update: jobsUpdated(after: $after) {\n      job {\n        ...JobLive\n      }\n      deletedId\n      cursor\n    }\n  }\n"): (typeof documents)["\n  subscription JobsUpdated($after: String) {\n    update: jobsUpdated(after: $after) {\n      job {\n        ...JobLive\n      }\n      deletedId\n      cursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ImagesUpdated($after: String) {\n    update: imagesUpdated(after: $after) {\n      image {\n        ...ImageLive\n      }\n      deletedId\n      cursor\n    }\n  }\n"): (typeof documents)["\n  subscription ImagesUpdated($after: String) {\n    update: imagesUpdated(after: $after) {\n      image {\n        ...ImageLive\n      }\n      deletedId\n      cursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PublicPhoto on Image {\n    id\n    filename\n    placeholder\n    createdAt\n    expiresAt\n    revision\n    url\n    thumbnail {\n      url\n      width\n      height\n    }\n    preview {\n      url\n      downloadUrl\n      width\n      height\n    }\n  }\n"): (typeof documents)["\n  fragment PublicPhoto on Image {\n    id\n    filename\n    placeholder\n    createdAt\n    expiresAt\n    revision\n    url\n    thumbnail {\n      url\n      width\n      height\n    }\n    preview {\n      url\n      downloadUrl\n      width\n      height\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PublicGallery on Gallery {\n    name\n    note\n    imageCount\n    isIndexed\n    sort\n    revision\n    access {\n      canSee\n      canGetOriginals\n      canUpload\n      imagesLeft\n      bytesLeft\n      maxImageBytes\n      endsAt\n    }\n  }\n"): (typeof documents)["\n  fragment PublicGallery on Gallery {\n    name\n    note\n    imageCount\n    isIndexed\n    sort\n    revision\n    access {\n      canSee\n      canGetOriginals\n      canUpload\n      imagesLeft\n      bytesLeft\n      maxImageBytes\n      endsAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicGalleryPage($slug: String!, $pass: String, $after: String) {\n    limits {\n      maxUploadBytes\n      mimeTypes\n    }\n    gallery(slug: $slug, pass: $pass) {\n      ...PublicGallery\n      cover {\n        preview {\n          width\n          height\n        }\n      }\n      images(first: 100, after: $after) {\n        nodes {\n          ...PublicPhoto\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicGalleryPage($slug: String!, $pass: String, $after: String) {\n    limits {\n      maxUploadBytes\n      mimeTypes\n    }\n    gallery(slug: $slug, pass: $pass) {\n      ...PublicGallery\n      cover {\n        preview {\n          width\n          height\n        }\n      }\n      images(first: 100, after: $after) {\n        nodes {\n          ...PublicPhoto\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicCover($slug: String!) {\n    gallery(slug: $slug) {\n      cover {\n        preview {\n          url\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicCover($slug: String!) {\n    gallery(slug: $slug) {\n      cover {\n        preview {\n          url\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenPublicLink($slug: String!, $password: String!) {\n    openLink(input: { slug: $slug, password: $password }) {\n      pass\n    }\n  }\n"): (typeof documents)["\n  mutation OpenPublicLink($slug: String!, $password: String!) {\n    openLink(input: { slug: $slug, password: $password }) {\n      pass\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PublicGalleryUpdated($slug: String!, $pass: String, $after: String) {\n    galleryUpdated(slug: $slug, pass: $pass, after: $after) {\n      gallery {\n        ...PublicGallery\n      }\n      image {\n        ...PublicPhoto\n      }\n      deletedId\n      isReordered\n      cursor\n      isCaughtUp\n    }\n  }\n"): (typeof documents)["\n  subscription PublicGalleryUpdated($slug: String!, $pass: String, $after: String) {\n    galleryUpdated(slug: $slug, pass: $pass, after: $after) {\n      gallery {\n        ...PublicGallery\n      }\n      image {\n        ...PublicPhoto\n      }\n      deletedId\n      isReordered\n      cursor\n      isCaughtUp\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendPublicPhoto($input: UploadImageInput!) {\n    uploadImage(input: $input) {\n      image {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SendPublicPhoto($input: UploadImageInput!) {\n    uploadImage(input: $input) {\n      image {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DownloadPublicGallery($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n"): (typeof documents)["\n  mutation DownloadPublicGallery($input: CreateDownloadInput!) {\n    createDownload(input: $input) {\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignUpOpen {\n    limits {\n      isSignUpOpen\n    }\n  }\n"): (typeof documents)["\n  query SignUpOpen {\n    limits {\n      isSignUpOpen\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp {\n    signUp {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation SignUp {\n    signUp {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoIs {\n    viewer {\n      id\n    }\n  }\n"): (typeof documents)["\n  query WhoIs {\n    viewer {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProcessImage($input: ProcessImageInput!) {\n    processImage(input: $input) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ProcessImage($input: ProcessImageInput!) {\n    processImage(input: $input) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobStatus($id: ID!) {\n    job(id: $id) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  query JobStatus($id: ID!) {\n    job(id: $id) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSuperseded($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        id\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelSuperseded($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        id\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n"): (typeof documents)["\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n"): (typeof documents)["\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n      }\n    }\n  }\n"): (typeof documents)["\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PictureImage($id: ID!) {\n    image(id: $id) {\n      ...StudioImage\n    }\n  }\n"): (typeof documents)["\n  query PictureImage($id: ID!) {\n    image(id: $id) {\n      ...StudioImage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PictureJob($id: ID!) {\n    job(id: $id) {\n      ...StudioJob\n    }\n  }\n"): (typeof documents)["\n  query PictureJob($id: ID!) {\n    job(id: $id) {\n      ...StudioJob\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UploadLimits {\n    limits {\n      maxUploadBytes\n      maxPixels\n      mimeTypes\n    }\n  }\n"): (typeof documents)["\n  query UploadLimits {\n    limits {\n      maxUploadBytes\n      maxPixels\n      mimeTypes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      upload {\n        id\n        rejection {\n          code\n          message\n          params\n        }\n        target {\n          url\n          method\n          headers {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      upload {\n        id\n        rejection {\n          code\n          message\n          params\n        }\n        target {\n          url\n          method\n          headers {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteImageUpload($input: CompleteImageUploadInput!) {\n    completeImageUpload(input: $input) {\n      image {\n        id\n        ...ImageLive\n      }\n      jobs {\n        id\n        kind\n        status\n        ...JobLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteImageUpload($input: CompleteImageUploadInput!) {\n    completeImageUpload(input: $input) {\n      image {\n        id\n        ...ImageLive\n      }\n      jobs {\n        id\n        kind\n        status\n        ...JobLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelUploads($ids: [ID!]!) {\n    cancelUploads(input: { ids: $ids }) {\n      canceledIds\n    }\n  }\n"): (typeof documents)["\n  mutation CancelUploads($ids: [ID!]!) {\n    cancelUploads(input: { ids: $ids }) {\n      canceledIds\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;