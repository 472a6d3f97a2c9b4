import pg from 'pg';

export interface FillOptions {
  databaseUrl: string;
  /** The account that has a fifth of everything; the rest is spread over others. */
  accountId: string;
  /** How many images; as many jobs and renditions, and twice as many objects. */
  images: number;
}

/** One image of the account has this many jobs and renditions more. */
export const busyImage = { id: 'img_00000000000000000000000005', jobs: 100 };

/**
 * Rows as years of use leave them, written by the database itself, but for the accounts' usage. Every hundredth job has
 * failed. At the end of the account's lists, behind everything, are a few pictures that were deleted or refused, and a few
 * jobs that run.
 */
export async function fillDatabase({ databaseUrl, accountId, images }: FillOptions): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements(accountId, images)) await client.query(statement);
  } finally {
    await client.end();
  }
}

const id = (prefix: string, number = 'n') => `'${prefix}_' || lpad((${number})::text, 26, '0')`;
const key = (name: string) => `md5(n::text) || '/${name}'`;
const createdAt = `now() - interval '1 day' - n * interval '1 second'`;

function statements(accountId: string, images: number): string[] {
  const others = Math.ceil(images / 2500) + 3;
  const account = `case when n % 5 = 0 then '${accountId}' else ${id('acc', `n % ${others}`)} end`;
  const rare = (every: number, rest: number) => `n > ${images} - 200 and n % ${every} = ${rest}`;
  // In the future, so that no test lasts long enough for them to be purged, or put in line.
  const later = "now() + interval '1 day'";
  const rows = `from generate_series(1, ${images}) n`;
  const busy = `from generate_series(${images + 1}, ${images + busyImage.jobs}) n`;
  const renditions = (owner: string, image: string) =>
    `insert into rendition (id, account_id, image_id, key, mime_type, width, height, byte_size, crop, recipe, is_cutout, created_at)
       select ${id('ren')}, ${owner}, ${image}, ${key('cutout')}, 'image/webp', 1600, 1200, 2e5,
         '{"x": 0, "y": 0, "width": 4000, "height": 3000}', '{}', true, ${createdAt}`;
  const jobs = (owner: string, image: string) =>
    `insert into job (id, account_id, image_id, kind, status, stage, progress, attempt, max_attempts, rendition_key,
         payload, metrics, created_at, updated_at, started_at, finished_at)
       select ${id('job')}, ${owner}, ${image}, case when n % 2 = 0 then 'PREPARE_IMAGE' else 'PROCESS_IMAGE' end,
         case when ${rare(20, 15)} then 'RUNNING' when n % 100 = 0 then 'FAILED' else 'SUCCEEDED' end, 'DONE', 1, 1, 3,
         case when n % 2 = 1 then ${key('cutout')} end, '{"recipe": {"removeBackground": {"edges": "REFINED"}}}', '{"stages": []}',
         ${createdAt}, case when ${rare(20, 15)} then ${later} else ${createdAt} end, ${createdAt},
         case when not (${rare(20, 15)}) then ${createdAt} end`;
  return [
    `insert into account (id, created_at)
       select ${id('acc')}, now() from generate_series(0, ${others - 1}) n`,
    // Without its triggers, which look at each row; what they would have counted is counted afterwards.
    'set session_replication_role = replica',
    `insert into image (id, account_id, prefix, client_id, filename, status, mime_type, width, height, byte_size, created_at,
         updated_at, expires_at, own_expires_at, gone_at, restorable_until, agreement)
       select ${id('img')}, ${account}, md5(n::text), 'photo ' || n, 'photo.jpg',
         case when ${rare(20, 0)} then 'REJECTED' else 'READY' end, 'image/jpeg', 4000, 3000, 3e6,
         ${createdAt}, ${createdAt}, now() + interval '30 days', now() + interval '30 days', case when ${rare(20, 5)} then ${later} end,
         case when ${rare(20, 5)} then ${later} + interval '10 minutes' end,
         case when ${rare(20, 10)} then 0.5 else 0.95 end ${rows}`,
    `${jobs(account, id('img'))} ${rows}`,
    `${renditions(account, id('img'))} ${rows}`,
    `${jobs(`'${accountId}'`, `'${busyImage.id}'`)} ${busy}`,
    `${renditions(`'${accountId}'`, `'${busyImage.id}'`)} ${busy}`,
    ...['original', 'cutout'].map(
      (name) => `insert into stored_object (key, account_id, image_id, mime_type, byte_size)
       select ${key(name)}, ${account}, ${id('img')}, 'image/jpeg', 1e6 ${rows}`,
    ),
    ...['image', 'job'].map(
      (topic) => `insert into row_change (id, account_id, topic, xid, at)
       select id, account_id, '${topic}', '3', now() - interval '11 minutes' - random() * interval '1 day' from ${topic}`,
    ),
    'vacuum analyze',
  ];
}
