import { Migration } from '@mikro-orm/migrations';

/** An image exists from its completion on: one that awaits its bytes becomes an upload of the same number. */
export class PendingUploads extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table pending_upload (
    id text not null primary key,
    account_id text not null
      constraint pending_upload_account_id_foreign references account on delete cascade,
    image_id text null
      constraint pending_upload_image_id_foreign references image on delete set null,
    prefix text not null,
    client_id text null,
    filename text not null,
    mime_type text not null,
    byte_size double precision not null,
    status text not null,
    rejection jsonb null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null
  )`,
  'alter table pending_upload add constraint pending_upload_account_id_client_id_unique unique (account_id, client_id)',
  'create index pending_upload_image_id_index on pending_upload (image_id)',
  'create index pending_upload_expires_at_index on pending_upload (expires_at)',
  `create index pending_upload_awaited_index on pending_upload (account_id) where status = 'AWAITING_BYTES'`,
  `insert into pending_upload
     (id, account_id, prefix, client_id, filename, mime_type, byte_size, status, created_at, expires_at)
   select 'upl_' || substr(image.id, 5), image.account_id, image.prefix, image.client_id, image.filename,
     object.mime_type, object.byte_size, 'AWAITING_BYTES', image.created_at, image.expires_at
   from image join stored_object object on object.key = image.prefix || '/upload'
   where image.status = 'AWAITING_BYTES' and image.deleted_at is null`,
  `update stored_object set image_id = null where key in (select prefix || '/upload' from pending_upload)`,
  `delete from image using pending_upload upload where image.prefix = upload.prefix and image.status = 'AWAITING_BYTES'`,
  'drop index image_awaited_index',
  'alter table image drop column life_ms',
];
