import { print } from 'graphql';
import { expect, test } from 'vitest';
import { spreadInto } from '../../client/src/api/spread-shown.ts';
import {
  AccountUsageDocument,
  ImagesUpdatedDocument,
  JobsUpdatedDocument,
} from '../../client/src/gql/graphql.ts';
import { asSent, shown } from './as-sent.ts';

test('what is told live of a type has all that the pages show of it, and nothing that they show of another', () => {
  const job = print(asSent(JobsUpdatedDocument));
  for (const fragment of [
    'StudioJob',
    'JobRow',
    'ConversionJob',
    'ImageTile',
    'ReviewedImage',
    'StudioImage',
  ])
    expect(job.match(new RegExp(`\\.\\.\\.${fragment}\\n`, 'g')), fragment).toHaveLength(1);
  const image = print(asSent(ImagesUpdatedDocument));
  expect(image).toContain('...ImageTile');
  expect(image).not.toContain('JobRow');
});

test('a document in which nothing is live stays as it is', () => {
  expect(spreadInto(AccountUsageDocument as never, shown)).toBe(AccountUsageDocument);
});
