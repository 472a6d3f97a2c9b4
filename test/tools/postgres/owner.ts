/** A process of its own that holds the database of the folder named by its argument, prints the URL and waits. */
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../../src/tools/postgres/postgres.ts';

const [, , dataDir = ''] = process.argv;
const { url } = await startEmbeddedPostgres({ dataDir, log: pino({ enabled: false }) });
console.log(url);
