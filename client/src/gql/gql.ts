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
    "\n  fragment BatchItemCard on BatchItem {\n    id\n    ...BatchItemShown\n    duplicateOf {\n      id\n      row {\n        id\n        line\n      }\n    }\n    renditions {\n      id\n      ...RenditionResult\n    }\n  }\n": typeof types.BatchItemCardFragmentDoc,
    "\n    query BatchList($first: Int!, $after: String) {\n      page: batches(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...BatchLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": typeof types.BatchListDocument,
    "\n  fragment BatchLive on Batch {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    status\n    progress\n    secondsLeft\n    error {\n      code\n      message\n      params\n    }\n    counts {\n      rows\n      items\n      distinct\n      queued\n      running\n      succeeded\n      failed\n      canceled\n      inputBytes\n      outputBytes\n    }\n    failures {\n      code\n      count\n    }\n    problemCount\n    startedAt\n    finishedAt\n    expiresAt\n  }\n": typeof types.BatchLiveFragmentDoc,
    "\n  query BatchPlan($id: ID!) {\n    batch(id: $id) {\n      id\n      gallery {\n        id\n        name\n      }\n      recipes {\n        removeBackground {\n          edgeTreatment\n          quality\n        }\n        trim {\n          margin\n        }\n        background\n        output {\n          format\n          quality\n          lossless\n          maxBytes\n          minSsim\n        }\n      }\n    }\n  }\n": typeof types.BatchPlanDocument,
    "\n  fragment BatchItemShown on BatchItem {\n    __typename\n    id\n    revision\n    url\n    status\n    attempt\n    error {\n      code\n      message\n      params\n    }\n    image {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n": typeof types.BatchItemShownFragmentDoc,
    "\n  fragment BatchRowShown on BatchRow {\n    __typename\n    id\n    index\n    line\n    name\n    status\n    items {\n      ...BatchItemShown\n    }\n  }\n": typeof types.BatchRowShownFragmentDoc,
    "\n  query BatchRowOf($id: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n      }\n    }\n  }\n": typeof types.BatchRowOfDocument,
    "\n  query BatchLimits {\n    limits {\n      batch {\n        maxBytes\n        maxRows\n        maxUrlsPerRow\n      }\n    }\n  }\n": typeof types.BatchLimitsDocument,
    "\n  query PreviewJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      stage\n      error {\n        code\n        message\n        params\n      }\n      image {\n        id\n        thumbnail {\n          id\n          url\n        }\n      }\n      rendition {\n        id\n        url\n        mimeType\n        width\n        height\n        byteSize\n      }\n    }\n  }\n": typeof types.PreviewJobDocument,
    "\n  query TableEncodings {\n    limits {\n      batch {\n        encodings\n      }\n    }\n  }\n": typeof types.TableEncodingsDocument,
    "\n  query OpenRow($id: ID!, $batchId: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n        cells\n        items {\n          id\n          ...BatchItemCard\n        }\n      }\n    }\n    batch(id: $batchId) {\n      id\n      layout {\n        columns {\n          index\n          name\n        }\n      }\n    }\n  }\n": typeof types.OpenRowDocument,
    "\n  query BatchRows($id: ID!, $first: Int!, $after: String, $statuses: [JobStatus!]) {\n    batch(id: $id) {\n      id\n      rows(first: $first, after: $after, statuses: $statuses) {\n        nodes {\n          id\n          ...BatchRowShown\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.BatchRowsDocument,
    "\n  subscription BatchItemsUpdated($batchId: ID!, $after: String) {\n    update: batchItemsUpdated(batchId: $batchId, after: $after) {\n      item {\n        ...BatchItemShown\n        row {\n          __typename\n          id\n          index\n          status\n        }\n      }\n      cursor\n    }\n  }\n": typeof types.BatchItemsUpdatedDocument,
    "\n  mutation ValidateBatch($csv: CsvInput!) {\n    validateBatch(input: { csv: $csv }) {\n      layout {\n        encoding\n        delimiter\n        columns {\n          index\n          name\n          role\n        }\n      }\n      rows\n      items\n      distinct\n      hosts {\n        host\n        items\n      }\n      problems {\n        isFatal\n        code\n        line\n        column\n        message\n        params\n      }\n      problemCount\n      sample\n    }\n  }\n": typeof types.ValidateBatchDocument,
    "\n  mutation CreateBatch($input: CreateBatchInput!) {\n    createBatch(input: $input) {\n      batch {\n        ...BatchLive\n        id\n      }\n      webhookSecret\n    }\n  }\n": typeof types.CreateBatchDocument,
    "\n  mutation CancelBatch($id: ID!) {\n    cancelBatch(input: { id: $id }) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n": typeof types.CancelBatchDocument,
    "\n  mutation RetryBatch($input: RetryBatchInput!) {\n    retryBatch(input: $input) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n": typeof types.RetryBatchDocument,
    "\n  mutation DeleteBatch($id: ID!) {\n    deleteBatch(input: { id: $id }) {\n      deletedId\n    }\n  }\n": typeof types.DeleteBatchDocument,
    "\n  query BatchOf($id: ID!) {\n    batch(id: $id) {\n      ...BatchLive\n    }\n  }\n": typeof types.BatchOfDocument,
    "\n  query BatchResult($id: ID!) {\n    batch(id: $id) {\n      id\n      csv: resultUrl(format: CSV)\n      jsonl: resultUrl(format: JSONL)\n    }\n  }\n": typeof types.BatchResultDocument,
    "\n  subscription BatchUpdated($id: ID!) {\n    update: batchUpdated(id: $id) {\n      ...BatchLive\n    }\n  }\n": typeof types.BatchUpdatedDocument,
    "\n  fragment ConversionJob on Job {\n    ...JobProgress\n    image {\n      id\n      thumbnail {\n        id\n        url\n      }\n    }\n    rendition {\n      ...RenditionResult\n    }\n  }\n": typeof types.ConversionJobFragmentDoc,
    "\n  query ConversionJobOf($id: ID!) {\n    job(id: $id) {\n      ...ConversionJob\n    }\n  }\n": typeof types.ConversionJobOfDocument,
    "\n  mutation CreateDownload($renditionIds: [ID!]!) {\n    createDownload(input: { renditionIds: $renditionIds }) {\n      url\n    }\n  }\n": typeof types.CreateDownloadDocument,
    "\n  fragment EditorRendition on Rendition {\n    id\n    createdAt\n    recipe {\n      removeBackground {\n        model\n        edgeTreatment\n        quality\n      }\n      ...RecipeCorrections\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n        fit\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n": typeof types.EditorRenditionFragmentDoc,
    "\n  fragment EditorMask on Mask {\n    id\n    kind\n    origin\n    label\n    version\n    coverage\n  }\n": typeof types.EditorMaskFragmentDoc,
    "\n  query EditorOpening($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      status\n      width\n      height\n      url\n      preview {\n        id\n        url\n      }\n      renditions(first: 50) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      masks(first: 50) {\n        nodes {\n          ...EditorMask\n        }\n      }\n    }\n  }\n": typeof types.EditorOpeningDocument,
    "\n  query EditorStrokes($id: ID!, $version: Int, $after: String) {\n    mask(id: $id) {\n      id\n      version\n      strokes(version: $version, first: 100, after: $after) {\n        nodes {\n          id\n          tool\n          size\n          hardness\n          points\n          pressures\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.EditorStrokesDocument,
    "\n  mutation CreateEditorMask($input: CreateMaskInput!) {\n    createMask(input: $input) {\n      mask {\n        ...EditorMask\n      }\n    }\n  }\n": typeof types.CreateEditorMaskDocument,
    "\n  mutation UpdateEditorMask($input: UpdateMaskInput!) {\n    updateMask(input: $input) {\n      mask {\n        id\n        version\n      }\n    }\n  }\n": typeof types.UpdateEditorMaskDocument,
    "\n  query EditorMarks($id: ID!, $width: Int!) {\n    mask(id: $id) {\n      id\n      url(version: 1, width: $width)\n    }\n  }\n": typeof types.EditorMarksDocument,
    "\n  fragment EditorJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n": typeof types.EditorJobFragmentDoc,
    "\n  query EditorJobOf($id: ID!) {\n    job(id: $id) {\n      ...EditorJob\n    }\n  }\n": typeof types.EditorJobOfDocument,
    "\n  query EditorOlderRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 100, after: $after) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.EditorOlderRenditionsDocument,
    "\n  mutation MaskOfCutout($input: CreateMaskInput!, $format: MaskFormat!) {\n    createMask(input: $input) {\n      mask {\n        id\n        url(format: $format)\n      }\n    }\n  }\n": typeof types.MaskOfCutoutDocument,
    "\n  mutation DropMaskOfCutout($id: ID!) {\n    deleteMasks(input: { ids: [$id] }) {\n      deletedIds\n    }\n  }\n": typeof types.DropMaskOfCutoutDocument,
    "\n  query EditorReview($id: ID!) {\n    image(id: $id) {\n      id\n      needsReview\n    }\n  }\n": typeof types.EditorReviewDocument,
    "\n  query EditorVersions($id: ID!) {\n    mask(id: $id) {\n      id\n      version\n      versions(first: 20) {\n        nodes {\n          number\n          strokeCount\n          createdAt\n        }\n      }\n    }\n  }\n": typeof types.EditorVersionsDocument,
    "\n  subscription EditorMaskUpdated($id: ID!) {\n    maskUpdated(id: $id) {\n      id\n      version\n    }\n  }\n": typeof types.EditorMaskUpdatedDocument,
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
    "\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    needsReview\n    createdAt\n    revision\n  }\n": typeof types.ImageLiveFragmentDoc,
    "\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    needsReview\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n": typeof types.ImageTileFragmentDoc,
    "\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n": typeof types.ImageTileOfDocument,
    "\n  mutation ImportImage($input: ImportImageInput!) {\n    importImage(input: $input) {\n      image {\n        id\n        filename\n        ...ImageLive\n      }\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": typeof types.ImportImageDocument,
    "\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n        quality\n      }\n      masks {\n        maskId\n      }\n      alpha {\n        op\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n": typeof types.RenditionResultFragmentDoc,
    "\n  mutation SetImagesReviewed($ids: [ID!]!, $isReviewed: Boolean!) {\n    setImagesReviewed(input: { ids: $ids, isReviewed: $isReviewed }) {\n      images {\n        id\n        ...ImageLive\n      }\n    }\n  }\n": typeof types.SetImagesReviewedDocument,
    "\n  mutation DeleteImages($ids: [ID!]!) {\n    deleteImages(input: { ids: $ids }) {\n      deletedIds\n    }\n  }\n": typeof types.DeleteImagesDocument,
    "\n  mutation RestoreImages($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": typeof types.RestoreImagesDocument,
    "\n  fragment JobLive on Job {\n    __typename\n    id\n    kind\n    status\n    createdAt\n    revision\n    retryOf {\n      id\n    }\n    image {\n      ...ImageLive\n    }\n    rendition {\n      id\n    }\n  }\n": typeof types.JobLiveFragmentDoc,
    "\n  fragment JobProgress on Job {\n    id\n    kind\n    status\n    stage\n    progress\n    attempt\n    maxAttempts\n    createdAt\n    updatedAt\n    revision\n    startedAt\n    finishedAt\n    error {\n      code\n      message\n      isRetryable\n      params\n    }\n    metrics {\n      queuedMs\n      runMs\n      stages {\n        stage\n        ms\n      }\n    }\n  }\n": typeof types.JobProgressFragmentDoc,
    "\n  mutation ProcessImage($input: ProcessImageInput!) {\n    processImage(input: $input) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": typeof types.ProcessImageDocument,
    "\n  query JobStatus($id: ID!) {\n    job(id: $id) {\n      id\n      status\n    }\n  }\n": typeof types.JobStatusDocument,
    "\n  mutation CancelSuperseded($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        id\n        status\n      }\n    }\n  }\n": typeof types.CancelSupersededDocument,
    "\n  mutation CancelJob($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        ...JobLive\n      }\n    }\n  }\n": typeof types.CancelJobDocument,
    "\n  mutation RetryJob($id: ID!) {\n    retryJob(input: { id: $id }) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": typeof types.RetryJobDocument,
    "\n    query JobList($first: Int!, $after: String, $filter: JobFilter) {\n      page: jobs(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...JobLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": typeof types.JobListDocument,
    "\n  fragment JobRow on Job {\n    id\n    ...JobProgress\n    retryOf {\n      id\n    }\n    image {\n      id\n      filename\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n": typeof types.JobRowFragmentDoc,
    "\n  query JobRowOf($id: ID!) {\n    job(id: $id) {\n      ...JobRow\n    }\n  }\n": typeof types.JobRowOfDocument,
    "\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      needsReview\n      cutout {\n        id\n      }\n      ...RenditionList\n    }\n  }\n": typeof types.ImageDetailDocument,
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
    "\n  fragment PublicWishlist on Wishlist {\n    title\n    note\n    isIndexed\n    background\n    expiresAt\n    revealAt\n    revision\n  }\n": typeof types.PublicWishlistFragmentDoc,
    "\n  fragment PublicWish on WishlistItem {\n    id\n    name\n    link\n    note\n    quantity\n    revision\n    price {\n      amount\n      currency\n    }\n    cutout {\n      url\n      width\n      height\n    }\n  }\n": typeof types.PublicWishFragmentDoc,
    "\n  fragment PublicCollage on Collage {\n    id\n    aspect\n    revision\n    placements {\n      item {\n        id\n      }\n      ratio\n      outlines\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n    }\n  }\n": typeof types.PublicCollageFragmentDoc,
    "\n  query PublicWishlistPage($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      ...PublicWishlist\n      items {\n        ...PublicWish\n      }\n      wide: collage(aspect: 1.3333) {\n        ...PublicCollage\n      }\n      tall: collage(aspect: 0.5625) {\n        ...PublicCollage\n      }\n      preview: collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n": typeof types.PublicWishlistPageDocument,
    "\n  query PublicWishlistPicture($slug: String!) {\n    wishlist(slug: $slug) {\n      collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n": typeof types.PublicWishlistPictureDocument,
    "\n  fragment PublicItemClaims on WishlistItem {\n    id\n    claims {\n      id\n      quantity\n      name\n    }\n  }\n": typeof types.PublicItemClaimsFragmentDoc,
    "\n  query PublicClaims($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      isOwner\n      items {\n        ...PublicItemClaims\n      }\n    }\n  }\n": typeof types.PublicClaimsDocument,
    "\n  subscription PublicWishlistUpdated($slug: String!, $pass: String, $after: String) {\n    wishlistUpdated(slug: $slug, pass: $pass, after: $after) {\n      wishlist {\n        ...PublicWishlist\n        items {\n          id\n        }\n      }\n      item {\n        ...PublicWish\n        ...PublicItemClaims\n      }\n      collage {\n        ...PublicCollage\n      }\n      deletedId\n      cursor\n    }\n  }\n": typeof types.PublicWishlistUpdatedDocument,
    "\n  mutation ClaimPublicItem($input: ClaimItemInput!) {\n    claimItem(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n      token\n    }\n  }\n": typeof types.ClaimPublicItemDocument,
    "\n  mutation ReleasePublicClaim($input: ReleaseClaimInput!) {\n    releaseClaim(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n    }\n  }\n": typeof types.ReleasePublicClaimDocument,
    "\n  query PublicClaim($token: String!) {\n    claim(token: $token) {\n      id\n      quantity\n      name\n    }\n  }\n": typeof types.PublicClaimDocument,
    "\n  fragment RecipeCorrections on Recipe {\n    masks {\n      maskId\n      version\n      mode\n      steps {\n        op\n        amount\n      }\n    }\n    alpha {\n      op\n      amount\n    }\n  }\n": typeof types.RecipeCorrectionsFragmentDoc,
    "\n  query MatteQualities {\n    limits {\n      models {\n        isDefault\n        qualities\n      }\n    }\n  }\n": typeof types.MatteQualitiesDocument,
    "\n  fragment ReviewedImage on Image {\n    cutout {\n      id\n      url\n    }\n  }\n": typeof types.ReviewedImageFragmentDoc,
    "\n  query ReviewedImageOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n      ...ReviewedImage\n    }\n  }\n": typeof types.ReviewedImageOfDocument,
    "\n  query SignUpOpen {\n    limits {\n      isSignUpOpen\n    }\n  }\n": typeof types.SignUpOpenDocument,
    "\n  mutation SignUp {\n    signUp {\n      secret\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  query WhoIs {\n    viewer {\n      id\n    }\n  }\n": typeof types.WhoIsDocument,
    "\n  query ComingPicture($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      image {\n        id\n        filename\n      }\n    }\n  }\n": typeof types.ComingPictureDocument,
    "\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    needsReview\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n": typeof types.StudioImageFragmentDoc,
    "\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n": typeof types.StudioJobFragmentDoc,
    "\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n        recipe {\n          ...RecipeCorrections\n        }\n      }\n    }\n  }\n": typeof types.StudioOpeningDocument,
    "\n  query PictureImage($id: ID!) {\n    image(id: $id) {\n      ...StudioImage\n    }\n  }\n": typeof types.PictureImageDocument,
    "\n  query PictureJob($id: ID!) {\n    job(id: $id) {\n      ...StudioJob\n    }\n  }\n": typeof types.PictureJobDocument,
    "\n  query UploadLimits {\n    limits {\n      maxUploadBytes\n      maxPixels\n      mimeTypes\n    }\n  }\n": typeof types.UploadLimitsDocument,
    "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      upload {\n        id\n        rejection {\n          code\n          message\n          params\n        }\n        target {\n          url\n          method\n          headers {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n": typeof types.CreateUploadDocument,
    "\n  mutation CompleteImageUpload($input: CompleteImageUploadInput!) {\n    completeImageUpload(input: $input) {\n      image {\n        id\n        ...ImageLive\n      }\n      jobs {\n        id\n        kind\n        status\n        ...JobLive\n      }\n    }\n  }\n": typeof types.CompleteImageUploadDocument,
    "\n  mutation CancelUploads($ids: [ID!]!) {\n    cancelUploads(input: { ids: $ids }) {\n      canceledIds\n    }\n  }\n": typeof types.CancelUploadsDocument,
    "\n  mutation AddWishlistItem($input: AddWishlistItemInput!) {\n    addWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": typeof types.AddWishlistItemDocument,
    "\n  mutation PlaceItems($input: PlaceItemsInput!) {\n    answer: placeItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n": typeof types.PlaceItemsDocument,
    "\n  mutation UnpinItems($input: UnpinItemsInput!) {\n    answer: unpinItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n": typeof types.UnpinItemsDocument,
    "\n  mutation ShuffleCollage($input: ShuffleCollageInput!) {\n    answer: shuffleCollage(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n": typeof types.ShuffleCollageDocument,
    "\n  fragment CollageLive on Collage {\n    __typename\n    id\n    revision\n    aspect\n    isSettled\n    placements {\n      item {\n        ...ItemFace\n      }\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n      ratio\n      isPinned\n      outlines\n    }\n  }\n": typeof types.CollageLiveFragmentDoc,
    "\n  mutation CreateWishlist($input: CreateWishlistInput!) {\n    createWishlist(input: $input) {\n      wishlist {\n        id\n        ...WishlistCard\n      }\n    }\n  }\n": typeof types.CreateWishlistDocument,
    "\n  mutation DeleteWishlist($id: ID!) {\n    deleteWishlist(input: { id: $id }) {\n      deletedId\n    }\n  }\n": typeof types.DeleteWishlistDocument,
    "\n  mutation RestoreWishlist($id: ID!) {\n    restoreWishlist(input: { id: $id }) {\n      wishlist {\n        ...WishlistCard\n      }\n    }\n  }\n": typeof types.RestoreWishlistDocument,
    "\n  mutation ExportWishlist($input: ExportWishlistInput!) {\n    exportWishlist(input: $input) {\n      url\n    }\n  }\n": typeof types.ExportWishlistDocument,
    "\n  fragment ItemFace on WishlistItem {\n    __typename\n    id\n    name\n    link\n    cutout {\n      id\n      url\n    }\n  }\n": typeof types.ItemFaceFragmentDoc,
    "\n  fragment ItemImage on Image {\n    id\n    status\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n  }\n": typeof types.ItemImageFragmentDoc,
    "\n  fragment ItemJob on Job {\n    id\n    kind\n    status\n    stage\n    progress\n  }\n": typeof types.ItemJobFragmentDoc,
    "\n  fragment ItemLive on WishlistItem {\n    ...ItemFace\n    revision\n    note\n    price {\n      amount\n      currency\n    }\n    quantity\n    weight\n    keepsBackground\n    image {\n      ...ImageLive\n      ...ItemImage\n    }\n    job {\n      ...JobLive\n      ...ItemJob\n    }\n    problem {\n      code\n      message\n      isRetryable\n      params\n    }\n    claimedQuantity\n    claims {\n      id\n      quantity\n      name\n      createdAt\n    }\n  }\n": typeof types.ItemLiveFragmentDoc,
    "\n  mutation PreviewLink($url: URL!) {\n    previewLink(input: { url: $url }) {\n      preview {\n        url\n        title\n        siteName\n        note\n        price {\n          amount\n          currency\n        }\n        pictures {\n          url\n          width\n          height\n          thumbnail\n        }\n        problem\n      }\n    }\n  }\n": typeof types.PreviewLinkDocument,
    "\n  mutation RemoveWishlistItem($id: ID!) {\n    removeWishlistItem(input: { id: $id }) {\n      itemId\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": typeof types.RemoveWishlistItemDocument,
    "\n  mutation RestorePicture($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": typeof types.RestorePictureDocument,
    "\n  mutation RenderCollage($input: RenderCollageInput!) {\n    renderCollage(input: $input) {\n      job {\n        ...JobLive\n        ...JobProgress\n      }\n    }\n  }\n": typeof types.RenderCollageDocument,
    "\n  query RenderJobOf($id: ID!) {\n    job(id: $id) {\n      ...JobProgress\n    }\n  }\n": typeof types.RenderJobOfDocument,
    "\n  query CollagePicture($id: ID!, $aspect: Float!, $width: Int!, $format: ImageFormat!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        collage(aspect: $aspect) {\n          id\n          image(width: $width, format: $format)\n        }\n      }\n    }\n  }\n": typeof types.CollagePictureDocument,
    "\n  mutation UpdateWishlistItem($input: UpdateWishlistItemInput!) {\n    updateWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": typeof types.UpdateWishlistItemDocument,
    "\n  mutation MoveWishlistItem($input: MoveWishlistItemInput!) {\n    moveWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": typeof types.MoveWishlistItemDocument,
    "\n  mutation UpdateWishlist($input: UpdateWishlistInput!) {\n    updateWishlist(input: $input) {\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": typeof types.UpdateWishlistDocument,
    "\n  subscription WishlistUpdated($id: ID!, $after: String) {\n    update: wishlistUpdated(id: $id, after: $after) {\n      wishlist {\n        ...WishlistLive\n      }\n      item {\n        ...ItemLive\n      }\n      collage {\n        ...CollageLive\n      }\n      outId: deletedId\n      cursor\n    }\n  }\n": typeof types.WishlistUpdatedDocument,
    "\n  fragment WishlistCard on Wishlist {\n    ...WishlistLive\n    desktop: collage(aspect: 1.3333333333333333) {\n      ...CollageLive\n    }\n  }\n": typeof types.WishlistCardFragmentDoc,
    "\n  query WishlistCardOf($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        ...WishlistCard\n      }\n    }\n  }\n": typeof types.WishlistCardOfDocument,
    "\n    query WishlistList($first: Int!, $after: String) {\n      page: wishlists(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...WishlistCard\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": typeof types.WishlistListDocument,
    "\n  fragment WishlistLive on Wishlist {\n    __typename\n    id\n    revision\n    createdAt\n    title\n    note\n    slug\n    url\n    visibility\n    isIndexed\n    hasPassword\n    background\n    expiresAt\n    revealAt\n    order: items {\n      __typename\n      id\n    }\n  }\n": typeof types.WishlistLiveFragmentDoc,
    "\n  query OpenWishlist($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        ...WishlistLive\n        items {\n          id\n          ...ItemLive\n        }\n        desktop: collage(aspect: 1.3333333333333333) {\n          id\n          ...CollageLive\n        }\n        phone: collage(aspect: 0.5625) {\n          id\n          ...CollageLive\n        }\n      }\n    }\n  }\n": typeof types.OpenWishlistDocument,
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
    "\n  fragment BatchItemCard on BatchItem {\n    id\n    ...BatchItemShown\n    duplicateOf {\n      id\n      row {\n        id\n        line\n      }\n    }\n    renditions {\n      id\n      ...RenditionResult\n    }\n  }\n": types.BatchItemCardFragmentDoc,
    "\n    query BatchList($first: Int!, $after: String) {\n      page: batches(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...BatchLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": types.BatchListDocument,
    "\n  fragment BatchLive on Batch {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    status\n    progress\n    secondsLeft\n    error {\n      code\n      message\n      params\n    }\n    counts {\n      rows\n      items\n      distinct\n      queued\n      running\n      succeeded\n      failed\n      canceled\n      inputBytes\n      outputBytes\n    }\n    failures {\n      code\n      count\n    }\n    problemCount\n    startedAt\n    finishedAt\n    expiresAt\n  }\n": types.BatchLiveFragmentDoc,
    "\n  query BatchPlan($id: ID!) {\n    batch(id: $id) {\n      id\n      gallery {\n        id\n        name\n      }\n      recipes {\n        removeBackground {\n          edgeTreatment\n          quality\n        }\n        trim {\n          margin\n        }\n        background\n        output {\n          format\n          quality\n          lossless\n          maxBytes\n          minSsim\n        }\n      }\n    }\n  }\n": types.BatchPlanDocument,
    "\n  fragment BatchItemShown on BatchItem {\n    __typename\n    id\n    revision\n    url\n    status\n    attempt\n    error {\n      code\n      message\n      params\n    }\n    image {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n": types.BatchItemShownFragmentDoc,
    "\n  fragment BatchRowShown on BatchRow {\n    __typename\n    id\n    index\n    line\n    name\n    status\n    items {\n      ...BatchItemShown\n    }\n  }\n": types.BatchRowShownFragmentDoc,
    "\n  query BatchRowOf($id: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n      }\n    }\n  }\n": types.BatchRowOfDocument,
    "\n  query BatchLimits {\n    limits {\n      batch {\n        maxBytes\n        maxRows\n        maxUrlsPerRow\n      }\n    }\n  }\n": types.BatchLimitsDocument,
    "\n  query PreviewJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      stage\n      error {\n        code\n        message\n        params\n      }\n      image {\n        id\n        thumbnail {\n          id\n          url\n        }\n      }\n      rendition {\n        id\n        url\n        mimeType\n        width\n        height\n        byteSize\n      }\n    }\n  }\n": types.PreviewJobDocument,
    "\n  query TableEncodings {\n    limits {\n      batch {\n        encodings\n      }\n    }\n  }\n": types.TableEncodingsDocument,
    "\n  query OpenRow($id: ID!, $batchId: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n        cells\n        items {\n          id\n          ...BatchItemCard\n        }\n      }\n    }\n    batch(id: $batchId) {\n      id\n      layout {\n        columns {\n          index\n          name\n        }\n      }\n    }\n  }\n": types.OpenRowDocument,
    "\n  query BatchRows($id: ID!, $first: Int!, $after: String, $statuses: [JobStatus!]) {\n    batch(id: $id) {\n      id\n      rows(first: $first, after: $after, statuses: $statuses) {\n        nodes {\n          id\n          ...BatchRowShown\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.BatchRowsDocument,
    "\n  subscription BatchItemsUpdated($batchId: ID!, $after: String) {\n    update: batchItemsUpdated(batchId: $batchId, after: $after) {\n      item {\n        ...BatchItemShown\n        row {\n          __typename\n          id\n          index\n          status\n        }\n      }\n      cursor\n    }\n  }\n": types.BatchItemsUpdatedDocument,
    "\n  mutation ValidateBatch($csv: CsvInput!) {\n    validateBatch(input: { csv: $csv }) {\n      layout {\n        encoding\n        delimiter\n        columns {\n          index\n          name\n          role\n        }\n      }\n      rows\n      items\n      distinct\n      hosts {\n        host\n        items\n      }\n      problems {\n        isFatal\n        code\n        line\n        column\n        message\n        params\n      }\n      problemCount\n      sample\n    }\n  }\n": types.ValidateBatchDocument,
    "\n  mutation CreateBatch($input: CreateBatchInput!) {\n    createBatch(input: $input) {\n      batch {\n        ...BatchLive\n        id\n      }\n      webhookSecret\n    }\n  }\n": types.CreateBatchDocument,
    "\n  mutation CancelBatch($id: ID!) {\n    cancelBatch(input: { id: $id }) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n": types.CancelBatchDocument,
    "\n  mutation RetryBatch($input: RetryBatchInput!) {\n    retryBatch(input: $input) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n": types.RetryBatchDocument,
    "\n  mutation DeleteBatch($id: ID!) {\n    deleteBatch(input: { id: $id }) {\n      deletedId\n    }\n  }\n": types.DeleteBatchDocument,
    "\n  query BatchOf($id: ID!) {\n    batch(id: $id) {\n      ...BatchLive\n    }\n  }\n": types.BatchOfDocument,
    "\n  query BatchResult($id: ID!) {\n    batch(id: $id) {\n      id\n      csv: resultUrl(format: CSV)\n      jsonl: resultUrl(format: JSONL)\n    }\n  }\n": types.BatchResultDocument,
    "\n  subscription BatchUpdated($id: ID!) {\n    update: batchUpdated(id: $id) {\n      ...BatchLive\n    }\n  }\n": types.BatchUpdatedDocument,
    "\n  fragment ConversionJob on Job {\n    ...JobProgress\n    image {\n      id\n      thumbnail {\n        id\n        url\n      }\n    }\n    rendition {\n      ...RenditionResult\n    }\n  }\n": types.ConversionJobFragmentDoc,
    "\n  query ConversionJobOf($id: ID!) {\n    job(id: $id) {\n      ...ConversionJob\n    }\n  }\n": types.ConversionJobOfDocument,
    "\n  mutation CreateDownload($renditionIds: [ID!]!) {\n    createDownload(input: { renditionIds: $renditionIds }) {\n      url\n    }\n  }\n": types.CreateDownloadDocument,
    "\n  fragment EditorRendition on Rendition {\n    id\n    createdAt\n    recipe {\n      removeBackground {\n        model\n        edgeTreatment\n        quality\n      }\n      ...RecipeCorrections\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n        fit\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n": types.EditorRenditionFragmentDoc,
    "\n  fragment EditorMask on Mask {\n    id\n    kind\n    origin\n    label\n    version\n    coverage\n  }\n": types.EditorMaskFragmentDoc,
    "\n  query EditorOpening($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      status\n      width\n      height\n      url\n      preview {\n        id\n        url\n      }\n      renditions(first: 50) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      masks(first: 50) {\n        nodes {\n          ...EditorMask\n        }\n      }\n    }\n  }\n": types.EditorOpeningDocument,
    "\n  query EditorStrokes($id: ID!, $version: Int, $after: String) {\n    mask(id: $id) {\n      id\n      version\n      strokes(version: $version, first: 100, after: $after) {\n        nodes {\n          id\n          tool\n          size\n          hardness\n          points\n          pressures\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.EditorStrokesDocument,
    "\n  mutation CreateEditorMask($input: CreateMaskInput!) {\n    createMask(input: $input) {\n      mask {\n        ...EditorMask\n      }\n    }\n  }\n": types.CreateEditorMaskDocument,
    "\n  mutation UpdateEditorMask($input: UpdateMaskInput!) {\n    updateMask(input: $input) {\n      mask {\n        id\n        version\n      }\n    }\n  }\n": types.UpdateEditorMaskDocument,
    "\n  query EditorMarks($id: ID!, $width: Int!) {\n    mask(id: $id) {\n      id\n      url(version: 1, width: $width)\n    }\n  }\n": types.EditorMarksDocument,
    "\n  fragment EditorJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n": types.EditorJobFragmentDoc,
    "\n  query EditorJobOf($id: ID!) {\n    job(id: $id) {\n      ...EditorJob\n    }\n  }\n": types.EditorJobOfDocument,
    "\n  query EditorOlderRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 100, after: $after) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.EditorOlderRenditionsDocument,
    "\n  mutation MaskOfCutout($input: CreateMaskInput!, $format: MaskFormat!) {\n    createMask(input: $input) {\n      mask {\n        id\n        url(format: $format)\n      }\n    }\n  }\n": types.MaskOfCutoutDocument,
    "\n  mutation DropMaskOfCutout($id: ID!) {\n    deleteMasks(input: { ids: [$id] }) {\n      deletedIds\n    }\n  }\n": types.DropMaskOfCutoutDocument,
    "\n  query EditorReview($id: ID!) {\n    image(id: $id) {\n      id\n      needsReview\n    }\n  }\n": types.EditorReviewDocument,
    "\n  query EditorVersions($id: ID!) {\n    mask(id: $id) {\n      id\n      version\n      versions(first: 20) {\n        nodes {\n          number\n          strokeCount\n          createdAt\n        }\n      }\n    }\n  }\n": types.EditorVersionsDocument,
    "\n  subscription EditorMaskUpdated($id: ID!) {\n    maskUpdated(id: $id) {\n      id\n      version\n    }\n  }\n": types.EditorMaskUpdatedDocument,
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
    "\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    needsReview\n    createdAt\n    revision\n  }\n": types.ImageLiveFragmentDoc,
    "\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    needsReview\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n": types.ImageTileFragmentDoc,
    "\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n": types.ImageTileOfDocument,
    "\n  mutation ImportImage($input: ImportImageInput!) {\n    importImage(input: $input) {\n      image {\n        id\n        filename\n        ...ImageLive\n      }\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": types.ImportImageDocument,
    "\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n        quality\n      }\n      masks {\n        maskId\n      }\n      alpha {\n        op\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n": types.RenditionResultFragmentDoc,
    "\n  mutation SetImagesReviewed($ids: [ID!]!, $isReviewed: Boolean!) {\n    setImagesReviewed(input: { ids: $ids, isReviewed: $isReviewed }) {\n      images {\n        id\n        ...ImageLive\n      }\n    }\n  }\n": types.SetImagesReviewedDocument,
    "\n  mutation DeleteImages($ids: [ID!]!) {\n    deleteImages(input: { ids: $ids }) {\n      deletedIds\n    }\n  }\n": types.DeleteImagesDocument,
    "\n  mutation RestoreImages($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": types.RestoreImagesDocument,
    "\n  fragment JobLive on Job {\n    __typename\n    id\n    kind\n    status\n    createdAt\n    revision\n    retryOf {\n      id\n    }\n    image {\n      ...ImageLive\n    }\n    rendition {\n      id\n    }\n  }\n": types.JobLiveFragmentDoc,
    "\n  fragment JobProgress on Job {\n    id\n    kind\n    status\n    stage\n    progress\n    attempt\n    maxAttempts\n    createdAt\n    updatedAt\n    revision\n    startedAt\n    finishedAt\n    error {\n      code\n      message\n      isRetryable\n      params\n    }\n    metrics {\n      queuedMs\n      runMs\n      stages {\n        stage\n        ms\n      }\n    }\n  }\n": types.JobProgressFragmentDoc,
    "\n  mutation ProcessImage($input: ProcessImageInput!) {\n    processImage(input: $input) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": types.ProcessImageDocument,
    "\n  query JobStatus($id: ID!) {\n    job(id: $id) {\n      id\n      status\n    }\n  }\n": types.JobStatusDocument,
    "\n  mutation CancelSuperseded($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        id\n        status\n      }\n    }\n  }\n": types.CancelSupersededDocument,
    "\n  mutation CancelJob($id: ID!) {\n    cancelJob(input: { id: $id }) {\n      job {\n        ...JobLive\n      }\n    }\n  }\n": types.CancelJobDocument,
    "\n  mutation RetryJob($id: ID!) {\n    retryJob(input: { id: $id }) {\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n": types.RetryJobDocument,
    "\n    query JobList($first: Int!, $after: String, $filter: JobFilter) {\n      page: jobs(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          createdAt\n          ...JobLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": types.JobListDocument,
    "\n  fragment JobRow on Job {\n    id\n    ...JobProgress\n    retryOf {\n      id\n    }\n    image {\n      id\n      filename\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n": types.JobRowFragmentDoc,
    "\n  query JobRowOf($id: ID!) {\n    job(id: $id) {\n      ...JobRow\n    }\n  }\n": types.JobRowOfDocument,
    "\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      needsReview\n      cutout {\n        id\n      }\n      ...RenditionList\n    }\n  }\n": types.ImageDetailDocument,
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
    "\n  fragment PublicWishlist on Wishlist {\n    title\n    note\n    isIndexed\n    background\n    expiresAt\n    revealAt\n    revision\n  }\n": types.PublicWishlistFragmentDoc,
    "\n  fragment PublicWish on WishlistItem {\n    id\n    name\n    link\n    note\n    quantity\n    revision\n    price {\n      amount\n      currency\n    }\n    cutout {\n      url\n      width\n      height\n    }\n  }\n": types.PublicWishFragmentDoc,
    "\n  fragment PublicCollage on Collage {\n    id\n    aspect\n    revision\n    placements {\n      item {\n        id\n      }\n      ratio\n      outlines\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n    }\n  }\n": types.PublicCollageFragmentDoc,
    "\n  query PublicWishlistPage($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      ...PublicWishlist\n      items {\n        ...PublicWish\n      }\n      wide: collage(aspect: 1.3333) {\n        ...PublicCollage\n      }\n      tall: collage(aspect: 0.5625) {\n        ...PublicCollage\n      }\n      preview: collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n": types.PublicWishlistPageDocument,
    "\n  query PublicWishlistPicture($slug: String!) {\n    wishlist(slug: $slug) {\n      collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n": types.PublicWishlistPictureDocument,
    "\n  fragment PublicItemClaims on WishlistItem {\n    id\n    claims {\n      id\n      quantity\n      name\n    }\n  }\n": types.PublicItemClaimsFragmentDoc,
    "\n  query PublicClaims($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      isOwner\n      items {\n        ...PublicItemClaims\n      }\n    }\n  }\n": types.PublicClaimsDocument,
    "\n  subscription PublicWishlistUpdated($slug: String!, $pass: String, $after: String) {\n    wishlistUpdated(slug: $slug, pass: $pass, after: $after) {\n      wishlist {\n        ...PublicWishlist\n        items {\n          id\n        }\n      }\n      item {\n        ...PublicWish\n        ...PublicItemClaims\n      }\n      collage {\n        ...PublicCollage\n      }\n      deletedId\n      cursor\n    }\n  }\n": types.PublicWishlistUpdatedDocument,
    "\n  mutation ClaimPublicItem($input: ClaimItemInput!) {\n    claimItem(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n      token\n    }\n  }\n": types.ClaimPublicItemDocument,
    "\n  mutation ReleasePublicClaim($input: ReleaseClaimInput!) {\n    releaseClaim(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n    }\n  }\n": types.ReleasePublicClaimDocument,
    "\n  query PublicClaim($token: String!) {\n    claim(token: $token) {\n      id\n      quantity\n      name\n    }\n  }\n": types.PublicClaimDocument,
    "\n  fragment RecipeCorrections on Recipe {\n    masks {\n      maskId\n      version\n      mode\n      steps {\n        op\n        amount\n      }\n    }\n    alpha {\n      op\n      amount\n    }\n  }\n": types.RecipeCorrectionsFragmentDoc,
    "\n  query MatteQualities {\n    limits {\n      models {\n        isDefault\n        qualities\n      }\n    }\n  }\n": types.MatteQualitiesDocument,
    "\n  fragment ReviewedImage on Image {\n    cutout {\n      id\n      url\n    }\n  }\n": types.ReviewedImageFragmentDoc,
    "\n  query ReviewedImageOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n      ...ReviewedImage\n    }\n  }\n": types.ReviewedImageOfDocument,
    "\n  query SignUpOpen {\n    limits {\n      isSignUpOpen\n    }\n  }\n": types.SignUpOpenDocument,
    "\n  mutation SignUp {\n    signUp {\n      secret\n    }\n  }\n": types.SignUpDocument,
    "\n  query WhoIs {\n    viewer {\n      id\n    }\n  }\n": types.WhoIsDocument,
    "\n  query ComingPicture($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      image {\n        id\n        filename\n      }\n    }\n  }\n": types.ComingPictureDocument,
    "\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    needsReview\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n": types.StudioImageFragmentDoc,
    "\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n": types.StudioJobFragmentDoc,
    "\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n        recipe {\n          ...RecipeCorrections\n        }\n      }\n    }\n  }\n": types.StudioOpeningDocument,
    "\n  query PictureImage($id: ID!) {\n    image(id: $id) {\n      ...StudioImage\n    }\n  }\n": types.PictureImageDocument,
    "\n  query PictureJob($id: ID!) {\n    job(id: $id) {\n      ...StudioJob\n    }\n  }\n": types.PictureJobDocument,
    "\n  query UploadLimits {\n    limits {\n      maxUploadBytes\n      maxPixels\n      mimeTypes\n    }\n  }\n": types.UploadLimitsDocument,
    "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      upload {\n        id\n        rejection {\n          code\n          message\n          params\n        }\n        target {\n          url\n          method\n          headers {\n            name\n            value\n          }\n        }\n      }\n    }\n  }\n": types.CreateUploadDocument,
    "\n  mutation CompleteImageUpload($input: CompleteImageUploadInput!) {\n    completeImageUpload(input: $input) {\n      image {\n        id\n        ...ImageLive\n      }\n      jobs {\n        id\n        kind\n        status\n        ...JobLive\n      }\n    }\n  }\n": types.CompleteImageUploadDocument,
    "\n  mutation CancelUploads($ids: [ID!]!) {\n    cancelUploads(input: { ids: $ids }) {\n      canceledIds\n    }\n  }\n": types.CancelUploadsDocument,
    "\n  mutation AddWishlistItem($input: AddWishlistItemInput!) {\n    addWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": types.AddWishlistItemDocument,
    "\n  mutation PlaceItems($input: PlaceItemsInput!) {\n    answer: placeItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n": types.PlaceItemsDocument,
    "\n  mutation UnpinItems($input: UnpinItemsInput!) {\n    answer: unpinItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n": types.UnpinItemsDocument,
    "\n  mutation ShuffleCollage($input: ShuffleCollageInput!) {\n    answer: shuffleCollage(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n": types.ShuffleCollageDocument,
    "\n  fragment CollageLive on Collage {\n    __typename\n    id\n    revision\n    aspect\n    isSettled\n    placements {\n      item {\n        ...ItemFace\n      }\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n      ratio\n      isPinned\n      outlines\n    }\n  }\n": types.CollageLiveFragmentDoc,
    "\n  mutation CreateWishlist($input: CreateWishlistInput!) {\n    createWishlist(input: $input) {\n      wishlist {\n        id\n        ...WishlistCard\n      }\n    }\n  }\n": types.CreateWishlistDocument,
    "\n  mutation DeleteWishlist($id: ID!) {\n    deleteWishlist(input: { id: $id }) {\n      deletedId\n    }\n  }\n": types.DeleteWishlistDocument,
    "\n  mutation RestoreWishlist($id: ID!) {\n    restoreWishlist(input: { id: $id }) {\n      wishlist {\n        ...WishlistCard\n      }\n    }\n  }\n": types.RestoreWishlistDocument,
    "\n  mutation ExportWishlist($input: ExportWishlistInput!) {\n    exportWishlist(input: $input) {\n      url\n    }\n  }\n": types.ExportWishlistDocument,
    "\n  fragment ItemFace on WishlistItem {\n    __typename\n    id\n    name\n    link\n    cutout {\n      id\n      url\n    }\n  }\n": types.ItemFaceFragmentDoc,
    "\n  fragment ItemImage on Image {\n    id\n    status\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n  }\n": types.ItemImageFragmentDoc,
    "\n  fragment ItemJob on Job {\n    id\n    kind\n    status\n    stage\n    progress\n  }\n": types.ItemJobFragmentDoc,
    "\n  fragment ItemLive on WishlistItem {\n    ...ItemFace\n    revision\n    note\n    price {\n      amount\n      currency\n    }\n    quantity\n    weight\n    keepsBackground\n    image {\n      ...ImageLive\n      ...ItemImage\n    }\n    job {\n      ...JobLive\n      ...ItemJob\n    }\n    problem {\n      code\n      message\n      isRetryable\n      params\n    }\n    claimedQuantity\n    claims {\n      id\n      quantity\n      name\n      createdAt\n    }\n  }\n": types.ItemLiveFragmentDoc,
    "\n  mutation PreviewLink($url: URL!) {\n    previewLink(input: { url: $url }) {\n      preview {\n        url\n        title\n        siteName\n        note\n        price {\n          amount\n          currency\n        }\n        pictures {\n          url\n          width\n          height\n          thumbnail\n        }\n        problem\n      }\n    }\n  }\n": types.PreviewLinkDocument,
    "\n  mutation RemoveWishlistItem($id: ID!) {\n    removeWishlistItem(input: { id: $id }) {\n      itemId\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": types.RemoveWishlistItemDocument,
    "\n  mutation RestorePicture($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n": types.RestorePictureDocument,
    "\n  mutation RenderCollage($input: RenderCollageInput!) {\n    renderCollage(input: $input) {\n      job {\n        ...JobLive\n        ...JobProgress\n      }\n    }\n  }\n": types.RenderCollageDocument,
    "\n  query RenderJobOf($id: ID!) {\n    job(id: $id) {\n      ...JobProgress\n    }\n  }\n": types.RenderJobOfDocument,
    "\n  query CollagePicture($id: ID!, $aspect: Float!, $width: Int!, $format: ImageFormat!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        collage(aspect: $aspect) {\n          id\n          image(width: $width, format: $format)\n        }\n      }\n    }\n  }\n": types.CollagePictureDocument,
    "\n  mutation UpdateWishlistItem($input: UpdateWishlistItemInput!) {\n    updateWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": types.UpdateWishlistItemDocument,
    "\n  mutation MoveWishlistItem($input: MoveWishlistItemInput!) {\n    moveWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": types.MoveWishlistItemDocument,
    "\n  mutation UpdateWishlist($input: UpdateWishlistInput!) {\n    updateWishlist(input: $input) {\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n": types.UpdateWishlistDocument,
    "\n  subscription WishlistUpdated($id: ID!, $after: String) {\n    update: wishlistUpdated(id: $id, after: $after) {\n      wishlist {\n        ...WishlistLive\n      }\n      item {\n        ...ItemLive\n      }\n      collage {\n        ...CollageLive\n      }\n      outId: deletedId\n      cursor\n    }\n  }\n": types.WishlistUpdatedDocument,
    "\n  fragment WishlistCard on Wishlist {\n    ...WishlistLive\n    desktop: collage(aspect: 1.3333333333333333) {\n      ...CollageLive\n    }\n  }\n": types.WishlistCardFragmentDoc,
    "\n  query WishlistCardOf($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        ...WishlistCard\n      }\n    }\n  }\n": types.WishlistCardOfDocument,
    "\n    query WishlistList($first: Int!, $after: String) {\n      page: wishlists(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...WishlistCard\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  ": types.WishlistListDocument,
    "\n  fragment WishlistLive on Wishlist {\n    __typename\n    id\n    revision\n    createdAt\n    title\n    note\n    slug\n    url\n    visibility\n    isIndexed\n    hasPassword\n    background\n    expiresAt\n    revealAt\n    order: items {\n      __typename\n      id\n    }\n  }\n": types.WishlistLiveFragmentDoc,
    "\n  query OpenWishlist($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        ...WishlistLive\n        items {\n          id\n          ...ItemLive\n        }\n        desktop: collage(aspect: 1.3333333333333333) {\n          id\n          ...CollageLive\n        }\n        phone: collage(aspect: 0.5625) {\n          id\n          ...CollageLive\n        }\n      }\n    }\n  }\n": types.OpenWishlistDocument,
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
export function graphql(source: "\n  fragment BatchItemCard on BatchItem {\n    id\n    ...BatchItemShown\n    duplicateOf {\n      id\n      row {\n        id\n        line\n      }\n    }\n    renditions {\n      id\n      ...RenditionResult\n    }\n  }\n"): (typeof documents)["\n  fragment BatchItemCard on BatchItem {\n    id\n    ...BatchItemShown\n    duplicateOf {\n      id\n      row {\n        id\n        line\n      }\n    }\n    renditions {\n      id\n      ...RenditionResult\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query BatchList($first: Int!, $after: String) {\n      page: batches(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...BatchLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "): (typeof documents)["\n    query BatchList($first: Int!, $after: String) {\n      page: batches(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...BatchLive\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BatchLive on Batch {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    status\n    progress\n    secondsLeft\n    error {\n      code\n      message\n      params\n    }\n    counts {\n      rows\n      items\n      distinct\n      queued\n      running\n      succeeded\n      failed\n      canceled\n      inputBytes\n      outputBytes\n    }\n    failures {\n      code\n      count\n    }\n    problemCount\n    startedAt\n    finishedAt\n    expiresAt\n  }\n"): (typeof documents)["\n  fragment BatchLive on Batch {\n    __typename\n    id\n    revision\n    createdAt\n    name\n    status\n    progress\n    secondsLeft\n    error {\n      code\n      message\n      params\n    }\n    counts {\n      rows\n      items\n      distinct\n      queued\n      running\n      succeeded\n      failed\n      canceled\n      inputBytes\n      outputBytes\n    }\n    failures {\n      code\n      count\n    }\n    problemCount\n    startedAt\n    finishedAt\n    expiresAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BatchPlan($id: ID!) {\n    batch(id: $id) {\n      id\n      gallery {\n        id\n        name\n      }\n      recipes {\n        removeBackground {\n          edgeTreatment\n          quality\n        }\n        trim {\n          margin\n        }\n        background\n        output {\n          format\n          quality\n          lossless\n          maxBytes\n          minSsim\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BatchPlan($id: ID!) {\n    batch(id: $id) {\n      id\n      gallery {\n        id\n        name\n      }\n      recipes {\n        removeBackground {\n          edgeTreatment\n          quality\n        }\n        trim {\n          margin\n        }\n        background\n        output {\n          format\n          quality\n          lossless\n          maxBytes\n          minSsim\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BatchItemShown on BatchItem {\n    __typename\n    id\n    revision\n    url\n    status\n    attempt\n    error {\n      code\n      message\n      params\n    }\n    image {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment BatchItemShown on BatchItem {\n    __typename\n    id\n    revision\n    url\n    status\n    attempt\n    error {\n      code\n      message\n      params\n    }\n    image {\n      __typename\n      id\n      placeholder\n      thumbnail {\n        id\n        url\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BatchRowShown on BatchRow {\n    __typename\n    id\n    index\n    line\n    name\n    status\n    items {\n      ...BatchItemShown\n    }\n  }\n"): (typeof documents)["\n  fragment BatchRowShown on BatchRow {\n    __typename\n    id\n    index\n    line\n    name\n    status\n    items {\n      ...BatchItemShown\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BatchRowOf($id: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n      }\n    }\n  }\n"): (typeof documents)["\n  query BatchRowOf($id: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BatchLimits {\n    limits {\n      batch {\n        maxBytes\n        maxRows\n        maxUrlsPerRow\n      }\n    }\n  }\n"): (typeof documents)["\n  query BatchLimits {\n    limits {\n      batch {\n        maxBytes\n        maxRows\n        maxUrlsPerRow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      stage\n      error {\n        code\n        message\n        params\n      }\n      image {\n        id\n        thumbnail {\n          id\n          url\n        }\n      }\n      rendition {\n        id\n        url\n        mimeType\n        width\n        height\n        byteSize\n      }\n    }\n  }\n"): (typeof documents)["\n  query PreviewJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      stage\n      error {\n        code\n        message\n        params\n      }\n      image {\n        id\n        thumbnail {\n          id\n          url\n        }\n      }\n      rendition {\n        id\n        url\n        mimeType\n        width\n        height\n        byteSize\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableEncodings {\n    limits {\n      batch {\n        encodings\n      }\n    }\n  }\n"): (typeof documents)["\n  query TableEncodings {\n    limits {\n      batch {\n        encodings\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenRow($id: ID!, $batchId: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n        cells\n        items {\n          id\n          ...BatchItemCard\n        }\n      }\n    }\n    batch(id: $batchId) {\n      id\n      layout {\n        columns {\n          index\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OpenRow($id: ID!, $batchId: ID!) {\n    node(id: $id) {\n      ... on BatchRow {\n        __typename\n        ...BatchRowShown\n        cells\n        items {\n          id\n          ...BatchItemCard\n        }\n      }\n    }\n    batch(id: $batchId) {\n      id\n      layout {\n        columns {\n          index\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BatchRows($id: ID!, $first: Int!, $after: String, $statuses: [JobStatus!]) {\n    batch(id: $id) {\n      id\n      rows(first: $first, after: $after, statuses: $statuses) {\n        nodes {\n          id\n          ...BatchRowShown\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BatchRows($id: ID!, $first: Int!, $after: String, $statuses: [JobStatus!]) {\n    batch(id: $id) {\n      id\n      rows(first: $first, after: $after, statuses: $statuses) {\n        nodes {\n          id\n          ...BatchRowShown\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BatchItemsUpdated($batchId: ID!, $after: String) {\n    update: batchItemsUpdated(batchId: $batchId, after: $after) {\n      item {\n        ...BatchItemShown\n        row {\n          __typename\n          id\n          index\n          status\n        }\n      }\n      cursor\n    }\n  }\n"): (typeof documents)["\n  subscription BatchItemsUpdated($batchId: ID!, $after: String) {\n    update: batchItemsUpdated(batchId: $batchId, after: $after) {\n      item {\n        ...BatchItemShown\n        row {\n          __typename\n          id\n          index\n          status\n        }\n      }\n      cursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ValidateBatch($csv: CsvInput!) {\n    validateBatch(input: { csv: $csv }) {\n      layout {\n        encoding\n        delimiter\n        columns {\n          index\n          name\n          role\n        }\n      }\n      rows\n      items\n      distinct\n      hosts {\n        host\n        items\n      }\n      problems {\n        isFatal\n        code\n        line\n        column\n        message\n        params\n      }\n      problemCount\n      sample\n    }\n  }\n"): (typeof documents)["\n  mutation ValidateBatch($csv: CsvInput!) {\n    validateBatch(input: { csv: $csv }) {\n      layout {\n        encoding\n        delimiter\n        columns {\n          index\n          name\n          role\n        }\n      }\n      rows\n      items\n      distinct\n      hosts {\n        host\n        items\n      }\n      problems {\n        isFatal\n        code\n        line\n        column\n        message\n        params\n      }\n      problemCount\n      sample\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateBatch($input: CreateBatchInput!) {\n    createBatch(input: $input) {\n      batch {\n        ...BatchLive\n        id\n      }\n      webhookSecret\n    }\n  }\n"): (typeof documents)["\n  mutation CreateBatch($input: CreateBatchInput!) {\n    createBatch(input: $input) {\n      batch {\n        ...BatchLive\n        id\n      }\n      webhookSecret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelBatch($id: ID!) {\n    cancelBatch(input: { id: $id }) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelBatch($id: ID!) {\n    cancelBatch(input: { id: $id }) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryBatch($input: RetryBatchInput!) {\n    retryBatch(input: $input) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryBatch($input: RetryBatchInput!) {\n    retryBatch(input: $input) {\n      batch {\n        ...BatchLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteBatch($id: ID!) {\n    deleteBatch(input: { id: $id }) {\n      deletedId\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteBatch($id: ID!) {\n    deleteBatch(input: { id: $id }) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BatchOf($id: ID!) {\n    batch(id: $id) {\n      ...BatchLive\n    }\n  }\n"): (typeof documents)["\n  query BatchOf($id: ID!) {\n    batch(id: $id) {\n      ...BatchLive\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BatchResult($id: ID!) {\n    batch(id: $id) {\n      id\n      csv: resultUrl(format: CSV)\n      jsonl: resultUrl(format: JSONL)\n    }\n  }\n"): (typeof documents)["\n  query BatchResult($id: ID!) {\n    batch(id: $id) {\n      id\n      csv: resultUrl(format: CSV)\n      jsonl: resultUrl(format: JSONL)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BatchUpdated($id: ID!) {\n    update: batchUpdated(id: $id) {\n      ...BatchLive\n    }\n  }\n"): (typeof documents)["\n  subscription BatchUpdated($id: ID!) {\n    update: batchUpdated(id: $id) {\n      ...BatchLive\n    }\n  }\n"];
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
export function graphql(source: "\n  fragment EditorRendition on Rendition {\n    id\n    createdAt\n    recipe {\n      removeBackground {\n        model\n        edgeTreatment\n        quality\n      }\n      ...RecipeCorrections\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n        fit\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment EditorRendition on Rendition {\n    id\n    createdAt\n    recipe {\n      removeBackground {\n        model\n        edgeTreatment\n        quality\n      }\n      ...RecipeCorrections\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n        fit\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EditorMask on Mask {\n    id\n    kind\n    origin\n    label\n    version\n    coverage\n  }\n"): (typeof documents)["\n  fragment EditorMask on Mask {\n    id\n    kind\n    origin\n    label\n    version\n    coverage\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditorOpening($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      status\n      width\n      height\n      url\n      preview {\n        id\n        url\n      }\n      renditions(first: 50) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      masks(first: 50) {\n        nodes {\n          ...EditorMask\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query EditorOpening($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      status\n      width\n      height\n      url\n      preview {\n        id\n        url\n      }\n      renditions(first: 50) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      masks(first: 50) {\n        nodes {\n          ...EditorMask\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditorStrokes($id: ID!, $version: Int, $after: String) {\n    mask(id: $id) {\n      id\n      version\n      strokes(version: $version, first: 100, after: $after) {\n        nodes {\n          id\n          tool\n          size\n          hardness\n          points\n          pressures\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query EditorStrokes($id: ID!, $version: Int, $after: String) {\n    mask(id: $id) {\n      id\n      version\n      strokes(version: $version, first: 100, after: $after) {\n        nodes {\n          id\n          tool\n          size\n          hardness\n          points\n          pressures\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateEditorMask($input: CreateMaskInput!) {\n    createMask(input: $input) {\n      mask {\n        ...EditorMask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateEditorMask($input: CreateMaskInput!) {\n    createMask(input: $input) {\n      mask {\n        ...EditorMask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateEditorMask($input: UpdateMaskInput!) {\n    updateMask(input: $input) {\n      mask {\n        id\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateEditorMask($input: UpdateMaskInput!) {\n    updateMask(input: $input) {\n      mask {\n        id\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditorMarks($id: ID!, $width: Int!) {\n    mask(id: $id) {\n      id\n      url(version: 1, width: $width)\n    }\n  }\n"): (typeof documents)["\n  query EditorMarks($id: ID!, $width: Int!) {\n    mask(id: $id) {\n      id\n      url(version: 1, width: $width)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EditorJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n"): (typeof documents)["\n  fragment EditorJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditorJobOf($id: ID!) {\n    job(id: $id) {\n      ...EditorJob\n    }\n  }\n"): (typeof documents)["\n  query EditorJobOf($id: ID!) {\n    job(id: $id) {\n      ...EditorJob\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditorOlderRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 100, after: $after) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query EditorOlderRenditions($id: ID!, $after: String) {\n    image(id: $id) {\n      id\n      renditions(first: 100, after: $after) {\n        nodes {\n          ...EditorRendition\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MaskOfCutout($input: CreateMaskInput!, $format: MaskFormat!) {\n    createMask(input: $input) {\n      mask {\n        id\n        url(format: $format)\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MaskOfCutout($input: CreateMaskInput!, $format: MaskFormat!) {\n    createMask(input: $input) {\n      mask {\n        id\n        url(format: $format)\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropMaskOfCutout($id: ID!) {\n    deleteMasks(input: { ids: [$id] }) {\n      deletedIds\n    }\n  }\n"): (typeof documents)["\n  mutation DropMaskOfCutout($id: ID!) {\n    deleteMasks(input: { ids: [$id] }) {\n      deletedIds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditorReview($id: ID!) {\n    image(id: $id) {\n      id\n      needsReview\n    }\n  }\n"): (typeof documents)["\n  query EditorReview($id: ID!) {\n    image(id: $id) {\n      id\n      needsReview\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditorVersions($id: ID!) {\n    mask(id: $id) {\n      id\n      version\n      versions(first: 20) {\n        nodes {\n          number\n          strokeCount\n          createdAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query EditorVersions($id: ID!) {\n    mask(id: $id) {\n      id\n      version\n      versions(first: 20) {\n        nodes {\n          number\n          strokeCount\n          createdAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription EditorMaskUpdated($id: ID!) {\n    maskUpdated(id: $id) {\n      id\n      version\n    }\n  }\n"): (typeof documents)["\n  subscription EditorMaskUpdated($id: ID!) {\n    maskUpdated(id: $id) {\n      id\n      version\n    }\n  }\n"];
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
export function graphql(source: "\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    needsReview\n    createdAt\n    revision\n  }\n"): (typeof documents)["\n  fragment ImageLive on Image {\n    __typename\n    id\n    status\n    needsReview\n    createdAt\n    revision\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    needsReview\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment ImageTile on Image {\n    id\n    filename\n    status\n    needsReview\n    placeholder\n    rejection {\n      code\n      message\n      params\n    }\n    thumbnail {\n      id\n      url\n    }\n    cutout {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n"): (typeof documents)["\n  query ImageTileOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportImage($input: ImportImageInput!) {\n    importImage(input: $input) {\n      image {\n        id\n        filename\n        ...ImageLive\n      }\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ImportImage($input: ImportImageInput!) {\n    importImage(input: $input) {\n      image {\n        id\n        filename\n        ...ImageLive\n      }\n      job {\n        id\n        ...JobLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n        quality\n      }\n      masks {\n        maskId\n      }\n      alpha {\n        op\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RenditionResult on Rendition {\n    id\n    url\n    downloadUrl\n    mimeType\n    width\n    height\n    byteSize\n    quality\n    ssim\n    createdAt\n    crop {\n      x\n      y\n      width\n      height\n    }\n    recipe {\n      removeBackground {\n        edgeTreatment\n        quality\n      }\n      masks {\n        maskId\n      }\n      alpha {\n        op\n      }\n      trim {\n        margin\n      }\n      resize {\n        width\n        height\n      }\n      background\n      output {\n        format\n        quality\n        lossless\n        maxBytes\n        minSsim\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetImagesReviewed($ids: [ID!]!, $isReviewed: Boolean!) {\n    setImagesReviewed(input: { ids: $ids, isReviewed: $isReviewed }) {\n      images {\n        id\n        ...ImageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetImagesReviewed($ids: [ID!]!, $isReviewed: Boolean!) {\n    setImagesReviewed(input: { ids: $ids, isReviewed: $isReviewed }) {\n      images {\n        id\n        ...ImageLive\n      }\n    }\n  }\n"];
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
export function graphql(source: "\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      needsReview\n      cutout {\n        id\n      }\n      ...RenditionList\n    }\n  }\n"): (typeof documents)["\n  query ImageDetail($id: ID!) {\n    image(id: $id) {\n      id\n      filename\n      ...ImageFacts\n      needsReview\n      cutout {\n        id\n      }\n      ...RenditionList\n    }\n  }\n"];
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
export function graphql(source: "\n  fragment PublicWishlist on Wishlist {\n    title\n    note\n    isIndexed\n    background\n    expiresAt\n    revealAt\n    revision\n  }\n"): (typeof documents)["\n  fragment PublicWishlist on Wishlist {\n    title\n    note\n    isIndexed\n    background\n    expiresAt\n    revealAt\n    revision\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PublicWish on WishlistItem {\n    id\n    name\n    link\n    note\n    quantity\n    revision\n    price {\n      amount\n      currency\n    }\n    cutout {\n      url\n      width\n      height\n    }\n  }\n"): (typeof documents)["\n  fragment PublicWish on WishlistItem {\n    id\n    name\n    link\n    note\n    quantity\n    revision\n    price {\n      amount\n      currency\n    }\n    cutout {\n      url\n      width\n      height\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PublicCollage on Collage {\n    id\n    aspect\n    revision\n    placements {\n      item {\n        id\n      }\n      ratio\n      outlines\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment PublicCollage on Collage {\n    id\n    aspect\n    revision\n    placements {\n      item {\n        id\n      }\n      ratio\n      outlines\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicWishlistPage($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      ...PublicWishlist\n      items {\n        ...PublicWish\n      }\n      wide: collage(aspect: 1.3333) {\n        ...PublicCollage\n      }\n      tall: collage(aspect: 0.5625) {\n        ...PublicCollage\n      }\n      preview: collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicWishlistPage($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      ...PublicWishlist\n      items {\n        ...PublicWish\n      }\n      wide: collage(aspect: 1.3333) {\n        ...PublicCollage\n      }\n      tall: collage(aspect: 0.5625) {\n        ...PublicCollage\n      }\n      preview: collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicWishlistPicture($slug: String!) {\n    wishlist(slug: $slug) {\n      collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicWishlistPicture($slug: String!) {\n    wishlist(slug: $slug) {\n      collage(aspect: 1.905) {\n        image(width: 1200, format: JPEG)\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PublicItemClaims on WishlistItem {\n    id\n    claims {\n      id\n      quantity\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment PublicItemClaims on WishlistItem {\n    id\n    claims {\n      id\n      quantity\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicClaims($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      isOwner\n      items {\n        ...PublicItemClaims\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicClaims($slug: String!, $pass: String) {\n    wishlist(slug: $slug, pass: $pass) {\n      isOwner\n      items {\n        ...PublicItemClaims\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PublicWishlistUpdated($slug: String!, $pass: String, $after: String) {\n    wishlistUpdated(slug: $slug, pass: $pass, after: $after) {\n      wishlist {\n        ...PublicWishlist\n        items {\n          id\n        }\n      }\n      item {\n        ...PublicWish\n        ...PublicItemClaims\n      }\n      collage {\n        ...PublicCollage\n      }\n      deletedId\n      cursor\n    }\n  }\n"): (typeof documents)["\n  subscription PublicWishlistUpdated($slug: String!, $pass: String, $after: String) {\n    wishlistUpdated(slug: $slug, pass: $pass, after: $after) {\n      wishlist {\n        ...PublicWishlist\n        items {\n          id\n        }\n      }\n      item {\n        ...PublicWish\n        ...PublicItemClaims\n      }\n      collage {\n        ...PublicCollage\n      }\n      deletedId\n      cursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClaimPublicItem($input: ClaimItemInput!) {\n    claimItem(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n      token\n    }\n  }\n"): (typeof documents)["\n  mutation ClaimPublicItem($input: ClaimItemInput!) {\n    claimItem(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n      token\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReleasePublicClaim($input: ReleaseClaimInput!) {\n    releaseClaim(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReleasePublicClaim($input: ReleaseClaimInput!) {\n    releaseClaim(input: $input) {\n      claim {\n        id\n        quantity\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicClaim($token: String!) {\n    claim(token: $token) {\n      id\n      quantity\n      name\n    }\n  }\n"): (typeof documents)["\n  query PublicClaim($token: String!) {\n    claim(token: $token) {\n      id\n      quantity\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RecipeCorrections on Recipe {\n    masks {\n      maskId\n      version\n      mode\n      steps {\n        op\n        amount\n      }\n    }\n    alpha {\n      op\n      amount\n    }\n  }\n"): (typeof documents)["\n  fragment RecipeCorrections on Recipe {\n    masks {\n      maskId\n      version\n      mode\n      steps {\n        op\n        amount\n      }\n    }\n    alpha {\n      op\n      amount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MatteQualities {\n    limits {\n      models {\n        isDefault\n        qualities\n      }\n    }\n  }\n"): (typeof documents)["\n  query MatteQualities {\n    limits {\n      models {\n        isDefault\n        qualities\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReviewedImage on Image {\n    cutout {\n      id\n      url\n    }\n  }\n"): (typeof documents)["\n  fragment ReviewedImage on Image {\n    cutout {\n      id\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReviewedImageOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n      ...ReviewedImage\n    }\n  }\n"): (typeof documents)["\n  query ReviewedImageOf($id: ID!) {\n    image(id: $id) {\n      ...ImageTile\n      ...ReviewedImage\n    }\n  }\n"];
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
export function graphql(source: "\n  query ComingPicture($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      image {\n        id\n        filename\n      }\n    }\n  }\n"): (typeof documents)["\n  query ComingPicture($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      image {\n        id\n        filename\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    needsReview\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n"): (typeof documents)["\n  fragment StudioImage on Image {\n    id\n    revision\n    filename\n    width\n    height\n    byteSize\n    mimeType\n    placeholder\n    needsReview\n    thumbnail {\n      id\n      url\n    }\n    preview {\n      id\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n"): (typeof documents)["\n  fragment StudioJob on Job {\n    ...JobProgress\n    rendition {\n      ...RenditionResult\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n        recipe {\n          ...RecipeCorrections\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query StudioOpening($imageId: ID!, $renditionIds: [ID!]!) {\n    image(id: $imageId) {\n      id\n      filename\n    }\n    nodes(ids: $renditionIds) {\n      __typename\n      ... on Rendition {\n        ...RenditionResult\n        recipe {\n          ...RecipeCorrections\n        }\n      }\n    }\n  }\n"];
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
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddWishlistItem($input: AddWishlistItemInput!) {\n    addWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddWishlistItem($input: AddWishlistItemInput!) {\n    addWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlaceItems($input: PlaceItemsInput!) {\n    answer: placeItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PlaceItems($input: PlaceItemsInput!) {\n    answer: placeItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnpinItems($input: UnpinItemsInput!) {\n    answer: unpinItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnpinItems($input: UnpinItemsInput!) {\n    answer: unpinItems(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShuffleCollage($input: ShuffleCollageInput!) {\n    answer: shuffleCollage(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ShuffleCollage($input: ShuffleCollageInput!) {\n    answer: shuffleCollage(input: $input) {\n      collage {\n        ...CollageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CollageLive on Collage {\n    __typename\n    id\n    revision\n    aspect\n    isSettled\n    placements {\n      item {\n        ...ItemFace\n      }\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n      ratio\n      isPinned\n      outlines\n    }\n  }\n"): (typeof documents)["\n  fragment CollageLive on Collage {\n    __typename\n    id\n    revision\n    aspect\n    isSettled\n    placements {\n      item {\n        ...ItemFace\n      }\n      placement {\n        x\n        y\n        width\n        rotation\n        z\n      }\n      ratio\n      isPinned\n      outlines\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWishlist($input: CreateWishlistInput!) {\n    createWishlist(input: $input) {\n      wishlist {\n        id\n        ...WishlistCard\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateWishlist($input: CreateWishlistInput!) {\n    createWishlist(input: $input) {\n      wishlist {\n        id\n        ...WishlistCard\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWishlist($id: ID!) {\n    deleteWishlist(input: { id: $id }) {\n      deletedId\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteWishlist($id: ID!) {\n    deleteWishlist(input: { id: $id }) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreWishlist($id: ID!) {\n    restoreWishlist(input: { id: $id }) {\n      wishlist {\n        ...WishlistCard\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreWishlist($id: ID!) {\n    restoreWishlist(input: { id: $id }) {\n      wishlist {\n        ...WishlistCard\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportWishlist($input: ExportWishlistInput!) {\n    exportWishlist(input: $input) {\n      url\n    }\n  }\n"): (typeof documents)["\n  mutation ExportWishlist($input: ExportWishlistInput!) {\n    exportWishlist(input: $input) {\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ItemFace on WishlistItem {\n    __typename\n    id\n    name\n    link\n    cutout {\n      id\n      url\n    }\n  }\n"): (typeof documents)["\n  fragment ItemFace on WishlistItem {\n    __typename\n    id\n    name\n    link\n    cutout {\n      id\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ItemImage on Image {\n    id\n    status\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n  }\n"): (typeof documents)["\n  fragment ItemImage on Image {\n    id\n    status\n    placeholder\n    thumbnail {\n      id\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ItemJob on Job {\n    id\n    kind\n    status\n    stage\n    progress\n  }\n"): (typeof documents)["\n  fragment ItemJob on Job {\n    id\n    kind\n    status\n    stage\n    progress\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ItemLive on WishlistItem {\n    ...ItemFace\n    revision\n    note\n    price {\n      amount\n      currency\n    }\n    quantity\n    weight\n    keepsBackground\n    image {\n      ...ImageLive\n      ...ItemImage\n    }\n    job {\n      ...JobLive\n      ...ItemJob\n    }\n    problem {\n      code\n      message\n      isRetryable\n      params\n    }\n    claimedQuantity\n    claims {\n      id\n      quantity\n      name\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  fragment ItemLive on WishlistItem {\n    ...ItemFace\n    revision\n    note\n    price {\n      amount\n      currency\n    }\n    quantity\n    weight\n    keepsBackground\n    image {\n      ...ImageLive\n      ...ItemImage\n    }\n    job {\n      ...JobLive\n      ...ItemJob\n    }\n    problem {\n      code\n      message\n      isRetryable\n      params\n    }\n    claimedQuantity\n    claims {\n      id\n      quantity\n      name\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreviewLink($url: URL!) {\n    previewLink(input: { url: $url }) {\n      preview {\n        url\n        title\n        siteName\n        note\n        price {\n          amount\n          currency\n        }\n        pictures {\n          url\n          width\n          height\n          thumbnail\n        }\n        problem\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PreviewLink($url: URL!) {\n    previewLink(input: { url: $url }) {\n      preview {\n        url\n        title\n        siteName\n        note\n        price {\n          amount\n          currency\n        }\n        pictures {\n          url\n          width\n          height\n          thumbnail\n        }\n        problem\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveWishlistItem($id: ID!) {\n    removeWishlistItem(input: { id: $id }) {\n      itemId\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveWishlistItem($id: ID!) {\n    removeWishlistItem(input: { id: $id }) {\n      itemId\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestorePicture($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestorePicture($ids: [ID!]!) {\n    restoreImages(input: { ids: $ids }) {\n      images {\n        ...ImageLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenderCollage($input: RenderCollageInput!) {\n    renderCollage(input: $input) {\n      job {\n        ...JobLive\n        ...JobProgress\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenderCollage($input: RenderCollageInput!) {\n    renderCollage(input: $input) {\n      job {\n        ...JobLive\n        ...JobProgress\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RenderJobOf($id: ID!) {\n    job(id: $id) {\n      ...JobProgress\n    }\n  }\n"): (typeof documents)["\n  query RenderJobOf($id: ID!) {\n    job(id: $id) {\n      ...JobProgress\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CollagePicture($id: ID!, $aspect: Float!, $width: Int!, $format: ImageFormat!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        collage(aspect: $aspect) {\n          id\n          image(width: $width, format: $format)\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CollagePicture($id: ID!, $aspect: Float!, $width: Int!, $format: ImageFormat!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        collage(aspect: $aspect) {\n          id\n          image(width: $width, format: $format)\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateWishlistItem($input: UpdateWishlistItemInput!) {\n    updateWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateWishlistItem($input: UpdateWishlistItemInput!) {\n    updateWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveWishlistItem($input: MoveWishlistItemInput!) {\n    moveWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveWishlistItem($input: MoveWishlistItemInput!) {\n    moveWishlistItem(input: $input) {\n      item {\n        ...ItemLive\n      }\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateWishlist($input: UpdateWishlistInput!) {\n    updateWishlist(input: $input) {\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateWishlist($input: UpdateWishlistInput!) {\n    updateWishlist(input: $input) {\n      wishlist {\n        ...WishlistLive\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WishlistUpdated($id: ID!, $after: String) {\n    update: wishlistUpdated(id: $id, after: $after) {\n      wishlist {\n        ...WishlistLive\n      }\n      item {\n        ...ItemLive\n      }\n      collage {\n        ...CollageLive\n      }\n      outId: deletedId\n      cursor\n    }\n  }\n"): (typeof documents)["\n  subscription WishlistUpdated($id: ID!, $after: String) {\n    update: wishlistUpdated(id: $id, after: $after) {\n      wishlist {\n        ...WishlistLive\n      }\n      item {\n        ...ItemLive\n      }\n      collage {\n        ...CollageLive\n      }\n      outId: deletedId\n      cursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WishlistCard on Wishlist {\n    ...WishlistLive\n    desktop: collage(aspect: 1.3333333333333333) {\n      ...CollageLive\n    }\n  }\n"): (typeof documents)["\n  fragment WishlistCard on Wishlist {\n    ...WishlistLive\n    desktop: collage(aspect: 1.3333333333333333) {\n      ...CollageLive\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WishlistCardOf($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        ...WishlistCard\n      }\n    }\n  }\n"): (typeof documents)["\n  query WishlistCardOf($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        ...WishlistCard\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query WishlistList($first: Int!, $after: String) {\n      page: wishlists(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...WishlistCard\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "): (typeof documents)["\n    query WishlistList($first: Int!, $after: String) {\n      page: wishlists(first: $first, after: $after) {\n        nodes {\n          id\n          createdAt\n          ...WishlistCard\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WishlistLive on Wishlist {\n    __typename\n    id\n    revision\n    createdAt\n    title\n    note\n    slug\n    url\n    visibility\n    isIndexed\n    hasPassword\n    background\n    expiresAt\n    revealAt\n    order: items {\n      __typename\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment WishlistLive on Wishlist {\n    __typename\n    id\n    revision\n    createdAt\n    title\n    note\n    slug\n    url\n    visibility\n    isIndexed\n    hasPassword\n    background\n    expiresAt\n    revealAt\n    order: items {\n      __typename\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenWishlist($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        ...WishlistLive\n        items {\n          id\n          ...ItemLive\n        }\n        desktop: collage(aspect: 1.3333333333333333) {\n          id\n          ...CollageLive\n        }\n        phone: collage(aspect: 0.5625) {\n          id\n          ...CollageLive\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OpenWishlist($id: ID!) {\n    node(id: $id) {\n      ... on Wishlist {\n        __typename\n        id\n        ...WishlistLive\n        items {\n          id\n          ...ItemLive\n        }\n        desktop: collage(aspect: 1.3333333333333333) {\n          id\n          ...CollageLive\n        }\n        phone: collage(aspect: 0.5625) {\n          id\n          ...CollageLive\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;