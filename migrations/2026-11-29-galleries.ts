import { Migration } from '@mikro-orm/migrations';

export class Galleries extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/**
 * Statement by statement, like the counters of account_usage, and with the same reasons: docs/decisions/account-usage.md. A
 * gallery moves with any change of its images, be it by nothing but its revision; what was gone and stays gone is no change,
 * so a purge, which has locked what accounts hold by then, leaves galleries alone.
 */
const countInGallery = (
  event: 'insert' | 'update' | 'delete',
  sources: readonly ('old_rows' | 'new_rows')[],
) => {
  const halves = sources.map((rows) => {
    const sign = rows === 'new_rows' ? '' : '-';
    return `select gallery_id, ${sign}count(*) as images, ${sign}count(*) filter (where needs_approval or status <> 'READY') as awaiting
      from ${rows} where gallery_id is not null and gone_at is null group by gallery_id`;
  });
  const name = `count_in_gallery_${event}`;
  return [
    `create function ${name}() returns trigger language plpgsql as $$
      declare moved record;
      begin
        for moved in
          select gallery_id, sum(images) as images, sum(awaiting) as awaiting from (${halves.join(' union all ')}) half
            group by gallery_id order by gallery_id
        loop
          update gallery set all_images = gallery.all_images + moved.images,
              awaiting_images = gallery.awaiting_images + moved.awaiting
            where id = moved.gallery_id;
        end loop;
        return null;
      end $$`,
    // Before account_usage is moved: triggers of one event run by name, and the gallery comes first in the order of locks.
    `create trigger a_${name} after ${event} on image
      referencing ${sources.map((rows) => `${rows.slice(0, 3)} table as ${rows}`).join(' ')}
      for each statement execute function ${name}()`,
  ];
};

/** As they were by row, by statement: ten thousand images of a gallery change by one. In one order, as others may be at it. */
const noteImages = (event: 'insert' | 'update' | 'delete', sources: readonly ('old_rows' | 'new_rows')[]) => {
  // What was gone and stays gone has not changed for anybody: it was leased by a purge. And no join of what was with what is:
  // its plan is kept from the first call of a connection, which was of one row, and ten thousand would be compared each with each.
  const rows =
    event === 'update'
      ? sources.map((source) => `select id, account_id from ${source} where gone_at is null`).join(' union ')
      : `select id, account_id from ${sources[0]}`;
  const inGalleries = sources.map(
    (source) => `select gallery_id, id from ${source} where gallery_id is not null and gone_at is null`,
  );
  const onConflict = 'on conflict (id) do update set xid = excluded.xid, at = excluded.at';
  return [
    ...(event === 'update' ? [] : [`drop trigger note_${event} on image`]),
    `create function note_images_${event}() returns trigger language plpgsql as $$
      begin
        insert into row_change (id, account_id, topic, xid, at)
          select id, account_id, 'image', pg_current_xact_id(), clock_timestamp() from (${rows}) touched order by id
          ${onConflict};
        -- For those who watch a gallery: the image is, or was, in it.
        insert into row_change (id, account_id, topic, xid, at)
          select gallery_id || '/' || id, gallery_id, 'gallery', pg_current_xact_id(), clock_timestamp()
            from (${inGalleries.join(' union ')}) touched order by 1
          ${onConflict};
        return null;
      end $$`,
    `create trigger note_${event} after ${event} on image
      referencing ${sources.map((source) => `${source.slice(0, 3)} table as ${source}`).join(' ')}
      for each statement execute function note_images_${event}()`,
  ];
};

const statements = [
  `create table gallery (
    id text not null primary key,
    account_id text not null constraint gallery_account_id_foreign references account on delete cascade,
    client_id text null,
    slug text not null constraint gallery_slug_unique unique,
    version int not null default 1,
    name text not null,
    note text null,
    visibility text not null,
    is_indexed boolean not null default false,
    sort text not null,
    image_ttl double precision null,
    expires_at timestamptz(3) null,
    cover_id text null,
    all_images int not null default 0,
    awaiting_images int not null default 0,
    order_revision int not null default 1,
    revision int not null default 1,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null default now(),
    gone_at timestamptz(3) null,
    restorable_until timestamptz(3) null
  )`,
  'alter table gallery add constraint gallery_account_id_client_id_unique unique (account_id, client_id)',
  'create index gallery_account_id_index on gallery (account_id)',
  'create index gallery_list_index on gallery (account_id, created_at desc, id desc) where gone_at is null',
  'create index gallery_due_index on gallery (expires_at, id) where gone_at is null',
  'create index gallery_reap_index on gallery (coalesce(restorable_until, gone_at), id) where gone_at is not null',
  `create table gallery_link (
    id text not null primary key,
    account_id text not null constraint gallery_link_account_id_foreign references account on delete cascade,
    gallery_id text not null constraint gallery_link_gallery_id_foreign references gallery on delete cascade,
    label text null,
    slug text not null constraint gallery_link_slug_unique unique,
    password_hash text null,
    version int not null default 1,
    can_see boolean not null,
    can_get_originals boolean not null,
    can_upload boolean not null,
    max_images int null,
    max_bytes double precision null,
    max_image_bytes double precision null,
    image_ttl double precision null,
    needs_approval boolean not null default false,
    used_images int not null default 0,
    used_bytes double precision not null default 0,
    sent_images int not null default 0,
    expires_at timestamptz(3) null,
    revoked_at timestamptz(3) null,
    last_used_at timestamptz(3) null,
    created_at timestamptz(3) not null,
    gone_at timestamptz(3) null
  )`,
  'create index gallery_link_account_id_index on gallery_link (account_id)',
  'create index gallery_link_gallery_id_created_at_id_index on gallery_link (gallery_id, created_at, id)',
  'create index gallery_link_due_index on gallery_link (expires_at, id) where gone_at is null',
  'create index gallery_link_reap_index on gallery_link (gone_at) where gone_at is not null',
  'create index gallery_link_revoked_index on gallery_link (revoked_at) where revoked_at is not null',
  `alter table image
    add column gallery_id text null constraint image_gallery_id_foreign references gallery on delete set null,
    add column position text null,
    add column sort_name text null,
    add column guest_name text null,
    add column via_link_id text null,
    add column guest_client_id text null,
    add column guest_number int null,
    add column needs_approval boolean not null default false`,
  'create unique index image_guest_name_unique on image (via_link_id, guest_client_id) where guest_client_id is not null',
  'create index image_gallery_id_index on image (gallery_id) where gallery_id is not null',
  'create index image_in_index on image (gallery_id, position collate "C", id) where gone_at is null and gallery_id is not null',
  'create index image_in_newest_index on image (gallery_id, created_at desc, id desc) where gone_at is null and gallery_id is not null',
  'create index image_in_name_index on image (gallery_id, sort_name collate "C", id) where gone_at is null and gallery_id is not null',
  'create index image_library_index on image (account_id, created_at desc, id desc) where gone_at is null and gallery_id is null',
  `alter table pending_upload
    add column via_link_id text null
      constraint pending_upload_via_link_id_foreign references gallery_link on delete set null,
    add column guest_client_id text null`,
  'create unique index pending_upload_guest_name_unique on pending_upload (via_link_id, guest_client_id) where guest_client_id is not null',
  'create index pending_upload_via_link_id_index on pending_upload (via_link_id)',
  // As rate-limiter-flexible wants it; what it forgets after a restart is nothing.
  'create unlogged table attempt (key varchar(255) primary key, points int not null default 0, expire bigint)',
  'create trigger rise_revision before update on gallery for each row execute function rise_revision()',
  ...countInGallery('insert', ['new_rows']),
  ...countInGallery('update', ['old_rows', 'new_rows']),
  ...countInGallery('delete', ['old_rows']),
  // The one that noted them without their galleries.
  'drop trigger note_update on image',
  'drop function note_images()',
  ...noteImages('insert', ['new_rows']),
  ...noteImages('update', ['old_rows', 'new_rows']),
  ...noteImages('delete', ['old_rows']),
  // What was announced through a link and ends unused, however it ends, gives back what it took there.
  `create function give_back_room() returns trigger language plpgsql as $$
      begin
        update gallery_link set used_images = used_images - 1, used_bytes = used_bytes - old.byte_size
          where id = old.via_link_id;
        return null;
      end $$`,
  `create trigger give_back_rejected after update on pending_upload for each row
      when (old.via_link_id is not null and old.status = 'AWAITING_BYTES' and new.status = 'REJECTED')
      execute function give_back_room()`,
  `create trigger give_back_ended after delete on pending_upload for each row
      when (old.via_link_id is not null and old.status = 'AWAITING_BYTES') execute function give_back_room()`,
  `create function note_gallery() returns trigger language plpgsql as $$
      begin
        insert into row_change (id, account_id, topic, xid, at)
          values (new.id || '/' || new.id, new.id, 'gallery', pg_current_xact_id(), clock_timestamp())
          on conflict (id) do update set xid = excluded.xid, at = excluded.at;
        return null;
      end $$`,
  'create trigger note_gallery after insert or update on gallery for each row execute function note_gallery()',
];
