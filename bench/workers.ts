import { startS3Server } from '../test/s3-server.ts';
import { startBenchServer, startBenchWorker } from './server.ts';
import { measureThroughput } from './throughput.ts';

/** One machine's workers, each with the children that it has on two cores. */
const children = { MATTE_CHILDREN: '1', RENDER_CHILDREN: '2' };

/** The S3 server and the web process have to share the two cores with the worker. */
const atLeast = 0.8;

/** Pictures a second with one and two worker processes beside a web process, over a bucket. */
export async function measureWorkers(photo: Uint8Array): Promise<void> {
  const s3 = await startS3Server();
  const web = await startBenchServer({ env: { ...s3.env, ROLE: 'web' } });
  const workers = [];
  for (const through of ['one worker on S3', 'two workers on S3']) {
    workers.push(await startBenchWorker(web, { ...s3.env, ...children }));
    await measureThroughput(web, photo, { through, atLeast });
  }
  for (const worker of workers) await worker.stop();
  await web.stop();
  await s3.close();
}
