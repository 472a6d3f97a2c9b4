import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import type { Session } from '../session/session.ts';
import { CreateWishlist } from './create-wishlist.ts';
import { wishlistUploadsFeature } from './wishlist-uploads.ts';

/** Of what stands in the address: `/wishlists/wsh_1`. */
const idIn = (pathname: string) => pathname.split('/')[2] || null;

/** Files that were let go over the room: onto the wishlist that is open, else onto a new one. */
export async function dropIntoWishlist(session: Session, files: readonly File[]) {
  const uploads = session.get(wishlistUploadsFeature);
  const id = idIn(location.pathname);
  if (id) return uploads.of({ id, title: document.title.replace(/ · Pasteup$/, '') }).add(files);
  const title = 'New wishlist';
  const { data, error } = await session.client.mutation(CreateWishlist, { input: { title } }).toPromise();
  const made = data?.createWishlist?.wishlist;
  if (made) uploads.of({ id: made.id, title }).add(files);
  else if (error) notifyProblem(problemOfRequest(error));
}
