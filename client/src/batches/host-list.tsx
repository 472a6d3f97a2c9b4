import { formatCount } from '../format/count.ts';
import classes from './draft.module.css';
import type { Validated } from './send-table.ts';

/** From where pictures are fetched, most first: each is asked for a few at a time. */
export function HostList({ hosts }: { hosts: Validated['hosts'] }) {
  return (
    <section aria-label="Hosts">
      <h2 className={classes.title}>Fetched from</h2>
      <ul className={classes.hosts}>
        {hosts.map(({ host, items }) => (
          <li key={host}>
            {host} <span className="tabular">{formatCount(items)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
