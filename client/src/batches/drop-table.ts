import { notifications } from '@mantine/notifications';
import type { Session } from '../session/session.ts';
import { draftFeature } from './batches-feature.ts';
import { isTable } from './table-types.ts';

/** Files that were let go over the room: the first spreadsheet among them. */
export async function dropTable(session: Session, files: readonly File[]) {
  const table = files.find(isTable);
  if (table) return session.get(draftFeature).open(table);
  notifications.show({
    title: 'That is no spreadsheet',
    message: 'Save it as CSV and drop it again. Photos are dropped in the Studio or on Convert.',
    color: 'red',
  });
}
