import { hydratePage } from '../hydrate-page.tsx';
import { WishlistPage } from './wishlist-page.tsx';

hydratePage(WishlistPage);
