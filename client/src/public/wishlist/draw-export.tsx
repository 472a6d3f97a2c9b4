import { renderToStaticMarkup } from 'react-dom/server';
import collageStyle from '../../collage/collage.module.css?inline';
import { Collage } from '../../collage/collage.tsx';
import type { CollagePiece } from '../../collage/collage-piece.ts';
import publicStyle from '../public.css?inline';
import { anchorOf } from './to-pieces.ts';
import cardStyle from './wish-card.module.css?inline';
import { type ListedWish, WishCard } from './wish-card.tsx';
import listClasses from './wish-list.module.css';
import listStyle from './wish-list.module.css?inline';
import headerClasses from './wishlist-header.module.css';
import headerStyle from './wishlist-header.module.css?inline';
import pageClasses from './wishlist-page.module.css';
import pageStyle from './wishlist-page.module.css?inline';

export interface ExportedPage {
  wishlist: { title: string; note: string | null; background: string | null; aspect: number };
  /** In the order of the list; pictures as `data:` URLs. */
  pieces: readonly CollagePiece[];
  /** The list; what has a cutout has it as a `data:` URL. */
  items: readonly ListedWish[];
}

const styles = [publicStyle, collageStyle, pageStyle, headerStyle, listStyle, cardStyle].join('\n');

/** Nothing of it runs, and nothing of it is fetched: it is whole, also where there is no net. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A wishlist as one document of its own: the collage, whose silhouettes are links, and the list. */
export function drawExport({ wishlist, pieces, items }: ExportedPage): string {
  const { title, note, background, aspect } = wishlist;
  const markup = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: style sheets of ours. */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <main className={pageClasses.page}>
          <header className={headerClasses.header}>
            <h1>{title}</h1>
            {note && <p className={headerClasses.note}>{note}</p>}
          </header>
          <Collage
            title={title}
            aspect={aspect}
            background={background}
            pieces={pieces.map((piece) => ({
              ...piece,
              anchor: `#${anchorOf(piece.id)}`,
              picture: embedded(piece.picture),
            }))}
          />
          <h2 className={listClasses.title}>The list</h2>
          <ul className={listClasses.list}>
            {items.map((wish) => (
              <WishCard key={wish.id} wish={{ ...wish, cutout: embeddedCutout(wish.cutout) }} />
            ))}
          </ul>
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${markup}`;
}

/** What would be fetched is left out: then a name stands for the picture. */
const embedded = (url: string | null): string | null => (url?.startsWith('data:image/') ? url : null);

const embeddedCutout = (cutout: ListedWish['cutout']) =>
  cutout && embedded(cutout.url ?? null) ? cutout : null;
