import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Host } from '../../src/hosts/host.js';

const text = (value: string): Uint8Array => Buffer.from(value);

/** What a release does to a host, in small: everything may be done twice. */
export const publish = async (host: Host, bundle: string): Promise<void> => {
  const problems = await host.preflight();
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const sha256 = createHash('sha256').update(readFileSync(bundle)).digest('hex');
  const { size } = statSync(bundle);
  await host.create(`bundles/${sha256}.zip`, { kind: 'file', path: bundle, size, sha256 });
  await host.create('revisions/00000002.json', { kind: 'bytes', bytes: text('{"counter":2}\n') });
  for (const path of ['index.json', 'latest']) {
    const stored = await host.read(path);
    await host.replace(path, text(`"${path} of the second release"\n`), stored?.etag);
  }
  await host.remove('channels/old');
};
