// Publishes one file with the code under test, as a process of its own: `node upload-once.mjs SPEC PATH BODY`, all but the
// path as JSON. The bucket's keys come from the environment.
import { directoryHost } from '../src/hosts/directory.js';
import { s3Host } from '../src/hosts/s3.js';
import { openNetwork } from '../src/http/network.js';

const [spec, path, body] = [JSON.parse(process.argv[2]), process.argv[3], JSON.parse(process.argv[4])];
const environment = process.env;
const host =
  spec.kind === 'directory'
    ? directoryHost(spec.path)
    : await s3Host(spec, {
        environment,
        openNetwork: () => openNetwork({ environment, userAgent: 'ota-release/bench' }),
        sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
        random: Math.random,
        clock: () => new Date(),
        detail: (text) => console.error(text),
        oneAtATime: false,
      });
const outcome = await host.create(path, body);
if (outcome !== 'created') throw new Error(`${path}: ${outcome}`);
