import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signUp } from '../client.ts';
import { createTestDatabase } from '../database.ts';
import { runSql } from '../sql.ts';
import { launchBrowser } from './browser.ts';
import { openMainThread, readWorkedMs, recordTasks } from './main-thread.ts';
import { type Server, startServer } from './server.ts';
import { desktop } from './visit.ts';

const patience = { timeout: 600_000 };
const events = 150;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser] = await Promise.all([
    startServer({ DATABASE_URL: database.url, ROLE: 'web', MAX_IMAGES: '20000' }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await database?.drop();
});

interface Account {
  id: string;
  key: string;
}

/** An account with so many pictures and as many jobs, the last of them made a second ago. */
async function fillAccount(pictures: number): Promise<Account> {
  const client = await signUp(server.url);
  const key = client.apiKey!;
  const { viewer } = await client.get<{ viewer: { id: string } }>('{ viewer { id } }');
  await client.close();
  const rows = `generate_series(1, ${pictures}) n`;
  // Ids rise with time, as ours do.
  const idOf = (prefix: string) =>
    `'${prefix}_' || substr('${viewer.id}', 5, 16) || lpad((${pictures} - n)::text, 10, '0')`;
  const createdAt = "now() - n * interval '1 second'";
  for (const statement of [
    `insert into image (id, account_id, prefix, filename, status, mime_type, width, height, byte_size, created_at,
       updated_at, expires_at, placeholder)
     select ${idOf('img')}, '${viewer.id}', md5('${viewer.id}' || n), 'photo ' || n || '.jpg', 'READY', 'image/jpeg', 4000, 3000,
       3e6, ${createdAt}, ${createdAt}, now() + interval '30 days', null from ${rows}`,
    `insert into job (id, account_id, image_id, kind, status, stage, progress, attempt, max_attempts, payload, metrics, created_at,
       updated_at, started_at)
     select ${idOf('job')}, '${viewer.id}', ${idOf('img')}, 'PREPARE_IMAGE', 'RUNNING', 'ENCODING', 0, 1, 3, '{}',
       '{"stages": []}', ${createdAt}, now(), ${createdAt} from ${rows}`,
    // Nobody is told of them as news.
    `update row_change set at = now() - interval '1 hour' where account_id = '${viewer.id}'`,
  ])
    await runSql({ databaseUrl: database.url }, statement);
  return { id: viewer.id, key };
}

async function open(key: string, path: string): Promise<Page> {
  const context = await browser.newContext({ ...desktop, baseURL: server.url });
  await context.addInitScript(`localStorage.setItem('pasteup-api-key', ${JSON.stringify(key)})`);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const sizeOf = (page: Page, selector: string, attribute: string) =>
  page.locator(selector).first().getAttribute(attribute).then(Number);

/** Down to the end of a list, page by page, as fast as a wheel that is flung: some twenty screens a second. */
async function scrollToEnd(page: Page, selector: string, attribute: string, count: number): Promise<void> {
  const isThere = async () => {
    await page.mouse.wheel(0, 900);
    return sizeOf(page, selector, attribute);
  };
  await page.locator(selector).first().waitFor();
  await page.mouse.move(700, 500);
  await expect.poll(isThere, { ...patience, interval: 40 }).toBe(count);
}

interface Cost {
  events: number;
  mainThreadMs: number;
}

/** What news of one job after the other costs the page's main thread, over what it does anyway. */
async function measureEvents(page: Page, cdp: CDPSession, account: Account): Promise<Cost> {
  const heard = await page.evaluateHandle<{ count: number }>('window.heard');
  const read = async () => ({
    taskMs: await readWorkedMs(cdp),
    count: await heard.evaluate((now) => now.count),
  });
  const spend = async (work: () => Promise<unknown>) => {
    const [before, startedMs] = [await read(), performance.now()];
    await work();
    const after = await read();
    const passedMs = performance.now() - startedMs;
    return { taskMs: after.taskMs - before.taskMs, count: after.count - before.count, passedMs };
  };
  const idle = await spend(() => page.waitForTimeout(3000));
  const ids = await runSql<{ id: string }>(
    { databaseUrl: database.url },
    'select id from job where account_id = $1 order by created_at desc limit 12',
    [account.id],
  );
  const busy = await spend(async () => {
    for (let n = 0; n < events; n += 1) {
      const { id } = ids[n % ids.length]!;
      await runSql(
        { databaseUrl: database.url },
        `do $$ begin update job set progress = ${n / events} where id = '${id}';
           perform pg_notify('pasteup', '[["job","${id}","${account.id}"]]'); end $$`,
      );
      await page.waitForTimeout(15);
    }
    await page.waitForTimeout(500);
  });
  return { events: busy.count, mainThreadMs: busy.taskMs - (idle.taskMs * busy.passedMs) / idle.passedMs };
}

/** Counts what the socket brings. */
const countEvents = (page: Page) =>
  page.context().addInitScript(`
    window.heard = { count: 0 };
    window.WebSocket = class extends WebSocket {
      constructor(...parts) {
        super(...parts);
        this.addEventListener('message', ({ data }) => {
          if (data.includes('"next"')) window.heard.count += 1;
        });
      }
    };
  `);

async function costAt(pictures: number): Promise<number> {
  const account = await fillAccount(pictures);
  const page = await open(account.key, '/jobs');
  await countEvents(page);
  await page.reload();
  const cdp = await page.context().newCDPSession(page);
  await openMainThread(cdp);
  await scrollToEnd(page, 'table', 'aria-rowcount', pictures + 1);
  // The Library is there too, as the session keeps it.
  await page.getByRole('link', { name: 'Library' }).click();
  await scrollToEnd(page, 'main li', 'aria-setsize', pictures);
  await page.getByRole('link', { name: 'Jobs' }).click();
  await page.locator('table').waitFor();
  await page.evaluate('scrollTo(0, 0)');
  const costs: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const { events: told, mainThreadMs } = await measureEvents(page, cdp, account);
    expect(told).toBeGreaterThan(events / 2);
    costs.push(mainThreadMs / told);
  }
  await page.context().close();
  const [, median] = costs.toSorted((a, b) => a - b);
  console.log(`${pictures} pictures: ${costs.map((ms) => ms.toFixed(2)).join(', ')} ms an event`);
  return median!;
}

test('an event costs the page at most twice as much with 5,000 pictures as with 500', async () => {
  const few = await costAt(500);
  const many = await costAt(5000);
  expect(many).toBeLessThanOrEqual(2 * few);
});

test.each([1000, 10_000])(
  'the Library of %d pictures scrolls without a task over 50 ms',
  async (pictures) => {
    const { key } = await fillAccount(pictures);
    const page = await open(key, '/library');
    await page.locator('main li a').first().waitFor();
    await page.waitForTimeout(1000);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) asked.push(JSON.parse(request.postData()!).operationName);
    });
    const cdp = await page.context().newCDPSession(page);
    const startedMs = performance.now();
    const tasks = await recordTasks(cdp, () => scrollToEnd(page, 'main li', 'aria-setsize', pictures));
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const longest = tasks
      .toSorted((a, b) => b - a)
      .slice(0, 5)
      .map(Math.round);
    console.log(
      `${pictures} pictures in ${seconds} s: ${asked.length} requests, ${tasks.length} tasks, the longest ${longest} ms`,
    );
    expect(tasks.length).toBeGreaterThan(100);
    expect(longest[0]).toBeLessThanOrEqual(50);
    // A page each and nothing for a tile.
    expect(new Set(asked)).toEqual(new Set(['ImageList']));
    expect(asked.length).toBeLessThanOrEqual(Math.ceil(pictures / 48) + 1);
    await page.context().close();
  },
);

test('a session that is closed takes its memory with it', async () => {
  const { key } = await fillAccount(10_000);
  const other = await fillAccount(400);
  const context = await browser.newContext({ ...desktop, baseURL: server.url });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const readHeap = async () => {
    for (let turn = 0; turn < 3; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return usedSize;
  };
  const enter = async (apiKey: string) => {
    await page.getByLabel('API key').fill(apiKey);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
  };
  /** As another tab does that has deleted the account. */
  const leave = async () => {
    await page.evaluate(`
      localStorage.removeItem('pasteup-api-key');
      dispatchEvent(new StorageEvent('storage', { key: 'pasteup-api-key' }));
    `);
    await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor();
  };
  const goTo = (name: string) => page.getByRole('link', { name }).first().click();
  await page.goto('/library');
  const look = async (pictures: number) => {
    await scrollToEnd(page, 'main li', 'aria-setsize', pictures);
    await goTo('Jobs');
    await scrollToEnd(page, 'table', 'aria-rowcount', pictures + 1);
    await goTo('Library');
  };
  // Programs are loaded and compiled before: they stay.
  await enter(other.key);
  await look(400);
  await leave();
  await page.waitForTimeout(2000);
  const before = await readHeap();
  await enter(key);
  await look(10_000);
  const during = await readHeap();
  await leave();
  await page.waitForTimeout(2000);
  const after = await readHeap();
  const inMb = (bytes: number) => (bytes / 1e6).toFixed(1);
  console.log(
    `heap before ${inMb(before)} MB, with 10,000 pictures ${inMb(during)} MB, after ${inMb(after)} MB`,
  );
  expect(after).toBeLessThanOrEqual(1.2 * before);
  await context.close();
});
