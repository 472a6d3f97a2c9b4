import { expect, test } from 'vitest';
import { quantile } from '../../bench/figures.ts';
import { signUp } from '../client.ts';
import { installWhole } from '../crash/installation.ts';
import { openRawSocket as openListener } from '../live/raw-socket.ts';
import { connectRawSocket } from '../raw-socket.ts';
import { beginProbe } from './probe.ts';

async function start() {
  const installation = await installWhole();
  const program = installation.start();
  const url = String((await program.said(({ event }) => event === 'ready')).url);
  return { url, [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose]() };
}

test('1,000 sockets that say nothing are closed, and keep nobody waiting', async () => {
  await using server = await start();
  const endProbe = beginProbe(server.url);
  const sockets = await Promise.all(Array.from({ length: 1000 }, () => connectRawSocket(server.url)));
  const codes = await Promise.all(sockets.map(({ closed }) => closed));
  // Who asks is in this process too, and held up while it opens a thousand.
  const usual = quantile(await endProbe(), 0.5);
  console.log(`probe median ${Math.round(usual)} ms`);
  // Of one network 300 may take their five seconds; the others are told to come later.
  expect(codes.filter((code) => code === 4408)).toHaveLength(300);
  expect(codes.filter((code) => code === 1013)).toHaveLength(700);
  expect(usual).toBeLessThan(300);
}, 60_000);

test('of 10,000 operations on one socket 100 are under way and 9,900 refused, and nobody waits for it', async () => {
  await using server = await start();
  const { apiKey } = await signUp(server.url);
  const { messages, subscribe, socket } = await openListener(server.url, apiKey);
  const endProbe = beginProbe(server.url);
  const startedAt = performance.now();
  for (let n = 0; n < 10_000; n++) subscribe(`${n}`, 'subscription { jobsUpdated { cursor } }');
  const countRefused = () => messages.filter(({ type }) => type === 'error').length;
  await expect.poll(countRefused, { timeout: 30_000, interval: 50 }).toBe(9900);
  const ms = performance.now() - startedAt;
  const most = Math.max(...(await endProbe()));
  console.log(`${Math.round(ms)} ms; probe max ${Math.round(most)} ms`);
  expect(JSON.stringify(messages.find(({ type }) => type === 'error'))).toContain('RATE_LIMITED');
  expect(socket.readyState).toBe(socket.OPEN);
  expect(most).toBeLessThan(3000);
  socket.terminate();
}, 60_000);
