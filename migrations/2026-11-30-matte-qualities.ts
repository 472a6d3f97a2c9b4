import { Migration } from '@mikro-orm/migrations';

/** Mattes of before are rembg's; renditions and images of before know of no agreement. */
export class MatteQualities extends Migration {
  override up(): void {
    this.addSql("alter table image_matte add column kind text not null default 'RAW'");
    this.addSql('alter table image_matte alter column kind drop default');
    this.addSql('alter table image_matte drop constraint image_matte_pkey');
    this.addSql('alter table image_matte add primary key (image_id, model, kind)');
    this.addSql('alter table image_matte rename column size to width');
    this.addSql('alter table image_matte add column height int');
    this.addSql('update image_matte set height = width');
    this.addSql('alter table image_matte alter column height set not null');
    this.addSql('alter table image_matte add column solved_width int null');
    this.addSql('alter table image_matte add column solved_height int null');
    this.addSql('alter table image_matte add column agreement double precision null');
    this.addSql('alter table rendition add column agreement double precision null');
    this.addSql('alter table image add column agreement double precision null');
    this.addSql('alter table image add column reviewed_at timestamptz(3) null');
    this.addSql(
      'create index image_review_index on image (account_id, created_at desc, id desc) where gone_at is null and (agreement < 0.85 and reviewed_at is null)',
    );
  }
}
