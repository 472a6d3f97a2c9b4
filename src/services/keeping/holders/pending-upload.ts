import { PendingUpload } from '../../../schema/pending-upload.ts';
import { StoredObject } from '../../../schema/stored-object.ts';
import { uploadKey } from '../../upload/upload-key.ts';
import type { Holder } from '../holder.ts';
import { reapWithObjects } from '../reap-with-objects.ts';

/** Ends a day after it was announced, whatever has become of it. What was sent for it goes first. */
export const pendingUploadHolder: Holder = {
  counted: 'uploads',

  endings: (_ctx, after, until) => [
    {
      rows: 'from pending_upload where expires_at > ? and expires_at <= ?',
      end: 'expires_at',
      values: [after, until],
      objects: { key: "prefix || '/upload'" },
    },
  ],

  async reap(reaping) {
    let behind: [Date, string] = [new Date(0), ''];
    let taken: PendingUpload[] = [];
    await reapWithObjects(reaping, 'uploads', {
      async take({ em, now }, limit) {
        const ids = await em.execute<{ id: string }[]>(
          `select id from pending_upload where expires_at <= ? and (expires_at, id) > (?, ?)
             order by expires_at, id limit ?`,
          [now(), ...behind, limit],
        );
        taken = await em.find(
          PendingUpload,
          { id: { $in: ids.map(({ id }) => id) } },
          { orderBy: { expiresAt: 'asc', id: 'asc' } },
        );
        const last = taken.at(-1);
        if (last) behind = [last.expiresAt, last.id];
        return taken.map(({ id }) => id);
      },
      async listObjects({ em }) {
        const keys = taken.map(uploadKey);
        const rows = await em.find(StoredObject, { key: { $in: keys } }, { fields: ['key', 'byteSize'] });
        const sizes = new Map(rows.map(({ key, byteSize }) => [key, byteSize]));
        // What was sent without anybody saying so has no row.
        return taken.map((upload) => ({
          id: upload.id,
          key: uploadKey(upload),
          byteSize: sizes.get(uploadKey(upload)) ?? 0,
        }));
      },
      async bury({ em }, ids) {
        const buried = taken.filter(({ id }) => ids.includes(id));
        // A trigger gives back to links what was taken there; what accounts hold is locked by the last statement.
        await em.execute('select from gallery_link where id = any(?::text[]) order by id for update', [
          `{${[...new Set(buried.flatMap(({ viaLinkId }) => viaLinkId ?? []))].join(',')}}`,
        ]);
        const count = await em.nativeDelete(PendingUpload, { id: { $in: [...ids] } });
        await em.nativeDelete(StoredObject, { key: { $in: buried.map(uploadKey) } });
        return count;
      },
    });
  },
};
