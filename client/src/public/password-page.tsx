import classes from './card-page.module.css';
import { CardPage } from './card-page.tsx';
import type { PasswordProblem, Thing } from './page.ts';

const problems = {
  WRONG: 'That is not the password. Try again.',
  TOO_MANY: 'Too many wrong passwords. Wait a minute, then try again.',
  ENDED: 'It has been a while, or the password was changed. Please type it again.',
};

const lock = (
  <>
    <rect x="66" y="45" width="28" height="22" rx="4" />
    <path d="M71 45v-6a9 9 0 0 1 18 0v6" />
  </>
);

/** As src/config/door-path.ts has them. */
const paths = { gallery: '/g', wishlist: '/w' } as const satisfies Record<Thing, string>;

interface PasswordPageProps {
  thing: Thing;
  slug: string;
  problem: PasswordProblem;
}

/** A plain form: the answer is the page itself. */
export function PasswordPage({ thing, slug, problem }: PasswordPageProps) {
  return (
    <CardPage drawing={lock}>
      <h1>This {thing} has a password</h1>
      <p>Whoever sent you the address can tell you.</p>
      <form className={classes.form} method="post" action={`${paths[thing]}/${slug}`}>
        <label>
          Password
          <input
            className={classes.input}
            type="password"
            name="password"
            required
            maxLength={200}
            autoComplete="off"
            aria-invalid={problem === 'WRONG' || undefined}
            // biome-ignore lint/a11y/noAutofocus: the page has nothing else.
            autoFocus
          />
        </label>
        {problem && (
          <p className={classes.problem} role="alert">
            {problems[problem]}
          </p>
        )}
        <button className="button primary" type="submit">
          Open the {thing}
        </button>
      </form>
    </CardPage>
  );
}
