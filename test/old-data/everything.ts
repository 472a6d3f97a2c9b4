import type { TestClient } from '../client.ts';

const recipe = `recipe { removeBackground { model edgeTreatment } trim { margin } resize { width height fit } background
  output { format quality lossless maxBytes minSsim } }`;

const imagesQuery = `{ images(first: 10) { nodes {
  id filename status rejection { code message } mimeType width height byteSize sha256 placeholder hasPublicUrls createdAt expiresAt
  thumbnail { id } preview { id } cutout { id }
} } }`;

const renditionsQuery = `query ($id: ID!) { image(id: $id) { renditions(first: 20) { nodes {
  id mimeType width height byteSize quality ssim model compressionRatio createdAt crop { x y width height } ${recipe}
} } } }`;

const jobsQuery = `{ jobs(first: 20) { nodes {
  id kind status stage progress attempt maxAttempts createdAt updatedAt startedAt finishedAt ${recipe}
  error { code message isRetryable params } image { id } rendition { id } retryOf { id }
  metrics { queuedMs runMs inputBytes outputBytes stages { stage ms } }
} } }`;

interface Node {
  id: string;
}

export interface Everything {
  viewer: { usage: { images: number } };
  images: (Node & { status: string })[];
  renditions: Record<string, (Node & { recipe: Record<string, unknown> })[]>;
  jobs: (Node & { status: string })[];
}

/** All that an account is told of what is its own, but for URLs, which change. */
export async function askEverything(client: TestClient): Promise<Everything> {
  const { viewer } = await client.get<Pick<Everything, 'viewer'>>(
    '{ viewer { id name createdAt usage { images storedBytes activeJobs } } }',
  );
  const { images } = await client.get<{ images: { nodes: Everything['images'] } }>(imagesQuery);
  const { jobs } = await client.get<{ jobs: { nodes: Everything['jobs'] } }>(jobsQuery);
  const renditions: Everything['renditions'] = {};
  for (const { id } of images.nodes) {
    const { image } = await client.get<{
      image: { renditions: { nodes: Everything['renditions'][string] } };
    }>(renditionsQuery, { id });
    renditions[id] = image.renditions.nodes;
  }
  return { viewer, images: images.nodes, renditions, jobs: jobs.nodes };
}

/** The URLs of all originals and renditions, as the server signs them now. */
export async function askUrls(client: TestClient): Promise<string[]> {
  const { images } = await client.get<{
    images: { nodes: { url: string | null; renditions: { nodes: { url: string }[] } }[] };
  }>('{ images(first: 10) { nodes { url renditions(first: 20) { nodes { url } } } } }');
  return images.nodes
    .flatMap(({ url, renditions }) => [url, ...renditions.nodes.map((rendition) => rendition.url)])
    .filter((url) => url !== null);
}
