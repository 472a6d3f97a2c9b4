import { Migration } from '@mikro-orm/migrations';

export class Wishlists extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** For those who watch a wishlist: which of its rows has changed. */
const noteIn = (
  name: string,
  wishlistId: string,
  id: string,
) => `create function ${name}() returns trigger language plpgsql as $$
      begin
        insert into row_change (id, account_id, topic, xid, at)
          values (${wishlistId} || '/' || ${id}, ${wishlistId}, 'wishlist', pg_current_xact_id(), clock_timestamp())
          on conflict (id) do update set xid = excluded.xid, at = excluded.at;
        return null;
      end $$`;

/** In a topic of their own, and in nothing that the owner of the wishlist is told of. */
const noteClaim = `create function note_claim() returns trigger language plpgsql as $$
      declare
        claimed text = new.item_id;
      begin
        insert into row_change (id, account_id, topic, xid, at)
          select wishlist_id || '/claim/' || claimed, wishlist_id, 'claim', pg_current_xact_id(), clock_timestamp()
            from wishlist_item where id = claimed
          on conflict (id) do update set xid = excluded.xid, at = excluded.at;
        return null;
      end $$`;

const statements = [
  `create table wishlist (
    id text not null primary key,
    account_id text not null constraint wishlist_account_id_foreign references account on delete cascade,
    client_id text null,
    slug text not null constraint wishlist_slug_unique unique,
    version int not null default 1,
    title text not null,
    note text null,
    visibility text not null,
    is_indexed boolean not null default false,
    password_hash text null,
    background text null,
    expires_at timestamptz(3) null,
    reveal_at timestamptz(3) null,
    revision int not null default 1,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null default now(),
    gone_at timestamptz(3) null,
    restorable_until timestamptz(3) null
  )`,
  'alter table wishlist add constraint wishlist_account_id_client_id_unique unique (account_id, client_id)',
  'create index wishlist_account_id_index on wishlist (account_id)',
  'create index wishlist_list_index on wishlist (account_id, created_at desc, id desc) where gone_at is null',
  'create index wishlist_due_index on wishlist (expires_at, id) where gone_at is null',
  'create index wishlist_reap_index on wishlist (coalesce(restorable_until, gone_at), id) where gone_at is not null',
  `create table wishlist_item (
    id text not null primary key,
    account_id text not null constraint wishlist_item_account_id_foreign references account on delete cascade,
    wishlist_id text not null constraint wishlist_item_wishlist_id_foreign references wishlist on delete cascade,
    client_id text null,
    position text not null,
    name text not null,
    link text null,
    note text null,
    price jsonb null,
    quantity int not null default 1,
    weight double precision not null default 1,
    keeps_background boolean not null default false,
    outlined text null,
    silhouette jsonb null,
    revision int not null default 1,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) null,
    gone_at timestamptz(3) null
  )`,
  'alter table wishlist_item add constraint wishlist_item_account_id_client_id_unique unique (account_id, client_id)',
  'create index wishlist_item_account_id_index on wishlist_item (account_id)',
  'create index wishlist_item_wishlist_id_index on wishlist_item (wishlist_id)',
  'create index wishlist_item_in_index on wishlist_item (wishlist_id, position collate "C", id) where gone_at is null',
  `create table collage (
    id text not null primary key,
    account_id text not null constraint collage_account_id_foreign references account on delete cascade,
    wishlist_id text not null constraint collage_wishlist_id_foreign references wishlist on delete cascade,
    aspect double precision not null,
    revision int not null default 1,
    coverage double precision null,
    places jsonb not null default '{}',
    pins jsonb not null default '{}',
    seed int not null,
    is_shuffled boolean not null default false,
    asked int not null default 1,
    asked_at timestamptz(3) not null default now(),
    laid_out int not null default 0,
    laid_from text null
  )`,
  'alter table collage add constraint collage_wishlist_id_aspect_unique unique (wishlist_id, aspect)',
  'create index collage_unsettled_index on collage (asked_at) where asked <> laid_out',
  `create table collage_picture (
    key text not null primary key,
    account_id text not null constraint collage_picture_account_id_foreign references account on delete cascade,
    collage_id text null constraint collage_picture_collage_id_foreign references collage on delete set null,
    revision int not null,
    width int not null,
    format text not null,
    mime_type text not null,
    stale_at timestamptz(3) null,
    created_at timestamptz(3) not null
  )`,
  'create index collage_picture_account_id_index on collage_picture (account_id)',
  'create index collage_picture_collage_id_index on collage_picture (collage_id)',
  'create index collage_picture_stale_at_index on collage_picture (stale_at)',
  `create table claim (
    id text not null primary key,
    item_id text not null constraint claim_item_id_foreign references wishlist_item on delete cascade,
    client_id text not null,
    token_hash text not null constraint claim_token_hash_unique unique,
    quantity int not null,
    version int not null,
    name text null,
    created_at timestamptz(3) not null
  )`,
  'alter table claim add constraint claim_item_id_client_id_unique unique (item_id, client_id)',
  'create index claim_item_id_index on claim (item_id)',
  'alter table image add column item_id text null constraint image_item_id_foreign references wishlist_item on delete set null',
  'create index image_item_id_index on image (item_id) where item_id is not null',
  // An item has one picture.
  'create unique index image_of_item_unique on image (item_id) where gone_at is null and item_id is not null',
  'drop index image_library_index',
  'create index image_library_index on image (account_id, created_at desc, id desc) where gone_at is null and gallery_id is null and item_id is null',
  ...['wishlist', 'wishlist_item'].map(
    (table) =>
      `create trigger rise_revision before update on ${table} for each row execute function rise_revision()`,
  ),
  noteIn('note_wishlist', 'new.id', 'new.id'),
  noteIn('note_in_wishlist', 'new.wishlist_id', 'new.id'),
  noteIn('note_out_of_wishlist', 'old.wishlist_id', 'old.id'),
  'create trigger note_wishlist after insert or update on wishlist for each row execute function note_wishlist()',
  'create trigger note_in_wishlist after insert or update on wishlist_item for each row execute function note_in_wishlist()',
  'create trigger note_out_of_wishlist after delete on wishlist_item for each row execute function note_out_of_wishlist()',
  'create trigger note_in_wishlist after insert or update on collage for each row execute function note_in_wishlist()',
  noteClaim,
  'create trigger note_claim after insert or update on claim for each row execute function note_claim()',
  // What it removed before there were any.
  `update purge_run set removed = removed || '{"wishlists": 0}'`,
];
