import type { SendPublicPhotoMutation } from '../gql/graphql.ts';
import { type Answer, noAnswer, readAnswer } from './ask.ts';
import { SendPublicPhoto } from './documents.ts';

export interface Parcel {
  file: Blob;
  filename: string;
  /** The guest's own name for it: the same photo sent twice is one. */
  clientId: string;
  guestName: string;
  slug: string;
  pass: string | null;
}

/** By the multipart request specification; by XMLHttpRequest, as nothing else tells how much of a body has gone. */
export function postPhoto(
  { file, filename, clientId, guestName, slug, pass }: Parcel,
  onProgress: (share: number) => void,
): Promise<Answer<SendPublicPhotoMutation>> {
  const input = { file: null, clientId, guestName: guestName || null, link: { slug, pass } };
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: SendPublicPhoto, variables: { input } }));
  form.set('map', JSON.stringify({ 0: ['variables.input.file'] }));
  form.set('0', file, filename);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/graphql');
    request.setRequestHeader('apollo-require-preflight', 'true');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () =>
      resolve(request.response ? readAnswer(request.response) : { data: null, refusal: noAnswer });
    request.onerror = () => resolve({ data: null, refusal: noAnswer });
    request.send(form);
  });
}
