import { NativeSelect } from '@mantine/core';
import type { CsvRole } from '../gql/graphql.ts';
import { useDraftDesk } from './batches-feature.ts';
import classes from './draft.module.css';
import { roleNames } from './layout-words.ts';
import type { Validated } from './send-table.ts';

interface SampleTableProps {
  layout: NonNullable<Validated['layout']>;
  /** The first rows. */
  sample: Validated['sample'];
}

const roles = Object.entries(roleNames).map(([value, label]) => ({ value, label }));

/** The first rows as they are read, and what each column is taken for. */
export function SampleTable({ layout: { columns }, sample }: SampleTableProps) {
  const desk = useDraftDesk();
  return (
    <section className={classes.sample} aria-label="First rows">
      <h2 className={classes.title}>First rows</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled to by keys too */}
      <section className={classes.scroll} tabIndex={0} aria-label="Cells">
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map(({ index, name, role }) => (
                <th key={index} scope="col" data-role={role}>
                  <span className={classes.columnName}>{name || `column ${index + 1}`}</span>
                  <NativeSelect
                    size="xs"
                    aria-label={`What ${name || `column ${index + 1}`} is`}
                    data={roles}
                    value={role}
                    onChange={(event) => desk.setRole(index, event.currentTarget.value as CsvRole)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no name but their number
              <tr key={at}>
                {columns.map(({ index, role }) => (
                  <td key={index} data-role={role}>
                    {cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
