/** Asks for the URL of its argument, as the environment it was started with has it, and prints what came. */
import { setTimeout as sleep } from 'node:timers/promises';
import { networkFailure } from '../../src/http/network-failure.js';
import { openFetch } from '../../src/http/open-fetch.js';

const fetch = await openFetch({
  environment: process.env,
  userAgent: 'ask',
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, { ...(signal ? { signal } : {}) }),
  random: () => 0,
});
console.log(
  await fetch(process.argv[2] ?? '').then(
    (answer) => answer.text(),
    (error) => networkFailure(error).words,
  ),
);
