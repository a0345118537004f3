#!/usr/bin/env node
import process from 'node:process';
import { toolVersion } from './tool-version.js';

const [only, ...rest] = process.argv.slice(2);

// The version is answered before anything else is loaded: scripts ask for it often.
if (rest.length === 0 && (only === '--version' || only === '-V')) {
  process.stdout.write(`${toolVersion}\n`);
} else {
  const { main } = await import('./main.js');
  process.exitCode = await main(process);
}
