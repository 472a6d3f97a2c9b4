import type { GalleryFacts } from './documents.ts';
import type { GalleryData } from './page.ts';
import { limitsOf, sayLimits } from './send-limits.ts';
import classes from './send-photos.module.css';
import { useLoaded } from './use-loaded.ts';

interface SendPhotosProps {
  page: GalleryData;
  facts: GalleryFacts;
  /** Of what is in the gallery. */
  shownIds: ReadonlySet<string>;
  /** Whether that is all of it. */
  isWhole: boolean;
}

/** What may be sent is said at once; the means to do so come with a script of their own. */
export function SendPhotos({ page, facts, ...shown }: SendPhotosProps) {
  const form = useLoaded(() => import('./send-form.tsx'));
  const limits = limitsOf(facts, page.data.limits);
  return (
    <section
      className={classes.section}
      data-beside={facts.access?.canSee || undefined}
      aria-label="Send photos"
    >
      {form ? (
        <form.SendForm slug={page.slug} pass={page.pass} facts={facts} limits={limits} {...shown} />
      ) : (
        <div className={classes.drop}>
          <p className={classes.call}>Send your photos</p>
          <p className={classes.limits}>{sayLimits(limits)}</p>
          <noscript>
            <p className={classes.limits}>To send photos, this page needs JavaScript.</p>
          </noscript>
        </div>
      )}
    </section>
  );
}
