import { Migration } from '@mikro-orm/migrations';

export class InitialSchema extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table account (
        id text not null,
        name text null,
        key_hash bytea not null,
        created_at timestamptz(3) not null,
        primary key (id)
      )`,
  `create table image (
        id text not null,
        account_id text not null,
        prefix text not null,
        client_id text null,
        filename text not null,
        state text not null,
        rejection jsonb null,
        mime_type text null,
        width int null,
        height int null,
        byte_size double precision null,
        sha256 text null,
        placeholder text null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) null,
        public boolean not null default false,
        deleted_at timestamptz(3) null,
        primary key (id)
      )`,
  'create index image_deleted_at_index on image (deleted_at)',
  'create index image_expires_at_index on image (expires_at)',
  'create index image_account_id_created_at_id_index on image (account_id, created_at, id)',
  'alter table image add constraint image_account_id_client_id_unique unique (account_id, client_id)',
  `create table image_matte (
        image_id text not null,
        model text not null,
        size int not null,
        key text not null,
        primary key (image_id, model)
      )`,
  `create table job (
        id text not null,
        account_id text not null,
        image_id text null,
        kind text not null,
        status text not null,
        stage text not null,
        progress double precision not null,
        attempt int not null,
        max_attempts int not null,
        claim int not null default 0,
        error jsonb null,
        recipe jsonb null,
        rendition_key text null,
        retry_of_id text null,
        metrics jsonb not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        started_at timestamptz(3) null,
        finished_at timestamptz(3) null,
        primary key (id)
      )`,
  'create index job_retry_of_id_index on job (retry_of_id)',
  `create unique index job_in_flight_unique on job (rendition_key) where status in ('QUEUED', 'RUNNING') and rendition_key is not null`,
  `create index job_active_index on job (account_id) where status in ('QUEUED', 'RUNNING')`,
  'create index job_image_id_created_at_id_index on job (image_id, created_at, id)',
  'create index job_account_id_updated_at_index on job (account_id, updated_at)',
  'create index job_account_id_created_at_id_index on job (account_id, created_at, id)',
  `create table rendition (
        id text not null,
        account_id text not null,
        image_id text not null,
        key text not null,
        mime_type text not null,
        width int not null,
        height int not null,
        byte_size double precision not null,
        crop jsonb not null,
        recipe jsonb not null,
        quality int null,
        ssim double precision null,
        model text null,
        is_cutout boolean not null,
        created_at timestamptz(3) not null,
        primary key (id)
      )`,
  'create index rendition_image_id_created_at_id_index on rendition (image_id, created_at, id)',
  'alter table rendition add constraint rendition_key_unique unique (key)',
  `create table secret (
        name text not null,
        keys text[] not null,
        primary key (name)
      )`,
  `create table stored_object (
        key text not null,
        account_id text not null,
        image_id text null,
        mime_type text not null,
        byte_size double precision not null,
        deleted_at timestamptz(3) null,
        primary key (key)
      )`,
  'create index stored_object_account_id_index on stored_object (account_id)',
  'create index stored_object_image_id_index on stored_object (image_id)',
  'alter table image add constraint image_account_id_foreign foreign key (account_id) references account (id) on delete cascade',
  'alter table image_matte add constraint image_matte_image_id_foreign foreign key (image_id) references image (id) on delete cascade',
  'alter table job add constraint job_account_id_foreign foreign key (account_id) references account (id) on delete cascade',
  'alter table job add constraint job_image_id_foreign foreign key (image_id) references image (id) on delete cascade',
  'alter table job add constraint job_retry_of_id_foreign foreign key (retry_of_id) references job (id) on delete set null',
  'alter table rendition add constraint rendition_account_id_foreign foreign key (account_id) references account (id) on delete cascade',
  'alter table rendition add constraint rendition_image_id_foreign foreign key (image_id) references image (id) on delete cascade',
  'alter table stored_object add constraint stored_object_account_id_foreign foreign key (account_id) references account (id) on delete cascade',
  'alter table stored_object add constraint stored_object_image_id_foreign foreign key (image_id) references image (id) on delete cascade',
];
