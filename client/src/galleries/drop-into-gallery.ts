import { CreateGallery } from '../gallery/create-gallery.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import type { Session } from '../session/session.ts';
import { galleryUploadsFeature } from './gallery-uploads.ts';

/** Of what stands in the address: `/galleries/gal_1`. */
const idIn = (pathname: string) => pathname.split('/')[2] || null;

/** Files that were let go over the room: into the gallery that is open, else into a new one. */
export async function dropIntoGallery(session: Session, files: readonly File[]) {
  const uploads = session.get(galleryUploadsFeature);
  const id = idIn(location.pathname);
  if (id) return uploads.of({ id, name: document.title.replace(/ · Pasteup$/, '') }).add(files);
  const name = 'New gallery';
  const { data, error } = await session.client.mutation(CreateGallery, { input: { name } }).toPromise();
  const made = data?.createGallery?.gallery;
  if (made) uploads.of({ id: made.id, name }).add(files);
  else if (error) notifyProblem(problemOfRequest(error));
}
