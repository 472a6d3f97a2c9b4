import { Button, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQuery } from 'urql';
import { countOf, formatCount } from '../format/count.ts';
import { formatBytes } from '../format/measure.ts';
import { graphql } from '../gql/gql.ts';
import classes from './batches-page.module.css';
import { SheetIllustration } from './sheet-illustration.tsx';

const BatchLimits = graphql(`
  query BatchLimits {
    limits {
      batch {
        maxBytes
        maxRows
        maxUrlsPerRow
      }
    }
  }
`);

export function EmptyBatches({ onPick }: { onPick: () => void }) {
  // Nothing can be dropped with a finger.
  const isTouch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  return (
    <div className={classes.empty}>
      <SheetIllustration />
      <Title order={2} className={classes.title}>
        {isTouch ? 'Choose a spreadsheet, take its pictures' : 'Drop a spreadsheet, take its pictures'}
      </Title>
      <Text c="dimmed" className={classes.lead}>
        A CSV with a column of picture addresses: each is fetched, cut out or converted, and the same
        spreadsheet comes back with what became of every row.
      </Text>
      <Button size="lg" leftSection={<IconFileSpreadsheet size={20} aria-hidden />} onClick={onPick}>
        Choose a spreadsheet
      </Button>
      <LimitsLine />
    </div>
  );
}

/** What this server takes, in a line; empty, and as high, until it has said so. */
function LimitsLine() {
  const [{ data }] = useQuery({ query: BatchLimits });
  const limits = data?.limits?.batch;
  return (
    <Text size="sm" c="dimmed" className={`${classes.limits} tabular`}>
      {limits &&
        `Up to ${formatCount(limits.maxRows)} rows, ${formatBytes(limits.maxBytes)}, and ${countOf(limits.maxUrlsPerRow, 'address', 'addresses')} a row`}
    </Text>
  );
}
