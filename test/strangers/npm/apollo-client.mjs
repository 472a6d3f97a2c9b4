/**
 * What a program with Apollo Client does by the README: argv is the server's URL and a picture's path. Its cache is the
 * usual one, and graphql-ws connects again by itself.
 */
import { readFile } from 'node:fs/promises';
import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import UploadHttpLink from 'apollo-upload-client/UploadHttpLink.mjs';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const [, , url, picture] = process.argv;

function open(headers) {
  const socket = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: headers,
  });
  const link = ApolloLink.split(
    ({ operationType }) => operationType === 'subscription',
    new GraphQLWsLink(socket),
    new UploadHttpLink({ uri: `${url}/graphql`, headers }),
  );
  return { client: new ApolloClient({ link, cache: new InMemoryCache() }), socket };
}

function check(isTrue, what) {
  if (!isTrue) throw new Error(`Expected ${what}.`);
}

const stranger = open({});
const { data: signedUp } = await stranger.client.mutate({ mutation: gql`mutation { signUp { secret } }` });
const { client, socket } = open({ authorization: `Bearer ${signedUp.signUp.secret}` });

const uploadImage = gql`mutation ($input: UploadImageInput!) {
  uploadImage(input: $input) { image { id } jobs { id kind status } wasKnown }
}`;
const file = new File([await readFile(picture)], 'photo.jpg', { type: 'image/jpeg' });
const { data: uploaded } = await client.mutate({
  mutation: uploadImage,
  variables: { input: { file, clientId: 'first', recipes: [{ removeBackground: {} }] } },
});
const { image, jobs } = uploaded.uploadImage;
const job = jobs.find(({ kind }) => kind === 'PROCESS_IMAGE');

// The job to its end; the cache has what was told.
const jobUpdated = gql`subscription ($id: ID!) { jobUpdated(id: $id) { id status progress rendition { id url } } }`;
const last = await new Promise((resolve, reject) => {
  let told;
  client.subscribe({ query: jobUpdated, variables: { id: job.id } }).subscribe({
    next({ data, error }) {
      if (error) reject(error);
      else told = data.jobUpdated;
    },
    error: reject,
    complete: () => resolve(told),
  });
});
check(last.status === 'SUCCEEDED' && last.rendition.url, `${job.id} to succeed`);
const cached = client.cache.extract()[`Job:${job.id}`];
check(cached.status === 'SUCCEEDED' && cached.progress === 1, 'the cache to know it');

// Two mutations of which one fails: the other is answered.
const { data: both, error } = await client.mutate({
  mutation: gql`mutation ($id: ID!, $recipe: RecipeInput!) {
    good: processImage(input: { imageId: $id, recipe: $recipe }) { job { id } }
    bad: processImage(input: { imageId: "img_x", recipe: $recipe }) { job { id } }
  }`,
  variables: { id: image.id, recipe: { resize: { width: 40 } } },
  errorPolicy: 'all',
});
check(both.good.job.id && both.bad === null, 'the good one to be answered');
check(error.errors[0].extensions.code === 'NOT_FOUND', 'a code for the bad one');

// What is deleted is no error, and is told.
const deletedId = new Promise((resolve, reject) => {
  const query = gql`subscription { imagesUpdated { image { id } deletedId isCaughtUp } }`;
  client.subscribe({ query }).subscribe({
    next: ({ data, error }) => {
      if (error) return reject(error);
      const { deletedId: id, isCaughtUp } = data.imagesUpdated;
      if (id) resolve(id);
      else if (isCaughtUp) remove().catch(reject);
    },
    error: reject,
  });
});
async function remove() {
  const mutation = gql`mutation ($ids: [ID!]!) { deleteImages(input: { ids: $ids }) { deletedIds notFoundIds } }`;
  const { data } = await client.mutate({ mutation, variables: { ids: [image.id, 'img_x'] } });
  check(data.deleteImages.deletedIds[0] === image.id, 'the image to be deleted');
  check(data.deleteImages.notFoundIds[0] === 'img_x', 'the other not to be found');
}
check((await deletedId) === image.id, 'its deletion to be told');

const images = gql`{ images(first: 5) { nodes { id renditions { nodes { id url } } } } }`;
const { data: listed } = await client.query({ query: images, fetchPolicy: 'network-only' });
check(listed.images.nodes.length === 0, 'no image to be left');

await socket.dispose();
await stranger.socket.dispose();
console.log('done');
