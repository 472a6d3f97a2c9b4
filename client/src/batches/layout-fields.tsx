import { NativeSelect } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';
import { useDraftDesk } from './batches-feature.ts';
import classes from './draft.module.css';
import { delimiters, nameDelimiter, nameEncoding } from './layout-words.ts';
import type { Validated } from './send-table.ts';

const TableEncodings = graphql(`
  query TableEncodings {
    limits {
      batch {
        encodings
      }
    }
  }
`);

/** How the file is read, as it was found; corrected, it is read once more. */
export function LayoutFields({ layout }: { layout: NonNullable<Validated['layout']> }) {
  const desk = useDraftDesk();
  const [{ data }] = useQuery({ query: TableEncodings });
  const encodings = withOwn(data?.limits?.batch.encodings ?? [], layout.encoding);
  const marks = withOwn(
    delimiters.map(({ value }) => value),
    layout.delimiter,
  );
  return (
    <div className={classes.layout}>
      <NativeSelect
        label="Encoding"
        data={encodings.map((value) => ({ value, label: nameEncoding(value) }))}
        value={layout.encoding}
        onChange={(event) => desk.say({ encoding: event.currentTarget.value })}
      />
      <NativeSelect
        label="Cells end with"
        data={marks.map((value) => ({ value, label: nameDelimiter(value) }))}
        value={layout.delimiter}
        onChange={(event) =>
          desk.say({ delimiter: event.currentTarget.value, urlColumns: null, nameColumn: null })
        }
      />
    </div>
  );
}

const withOwn = (values: readonly string[], own: string): readonly string[] =>
  values.includes(own) ? values : [own, ...values];
