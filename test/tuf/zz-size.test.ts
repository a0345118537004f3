import { test } from 'vitest';
import { roleDocuments } from '/work/main/src/tuf/documents.js';
import { metadataBytes, tufSignatures, metadataOf } from '/work/main/src/tuf/metadata.js';
import { nextRoot } from '/work/main/src/tuf/root.js';
import { tufKey } from '/work/main/src/tuf/keys.js';
import { testSigner } from '/work/main/test/support/signing.js';
import { sha256Hex } from '/work/main/src/site/json-bytes.js';
import { gzipSync } from 'node:zlib';
test('sizes', async () => {
  for (const names of [['a'], ['a', 'b']]) for (const n of [1, 10, 100]) {
    const signers = names.map(testSigner);
    const keyIds = new Set(signers.map((s) => tufKey(s.publicKey.raw).keyID));
    const releases = Array.from({ length: n }, (_, i) => {
      const version = `1.${i}.0`; const sha256 = sha256Hex(Buffer.from(version));
      return { version, upgradeObject: { sha256 }, upgradeFrom: '>=1.0.0', bundle: { path: `bundles/${sha256}.edge-gateway-${version}.zip`, size: 12345678, sha256 } };
    });
    const docs = roleDocuments({ product: 'edge-gateway', channel: 'stable', counter: n, expires: '2026-07-31T00:00:00Z', latest: `1.${n - 1}.0`, releases } as never, 2000);
    const size = async (d: never) => { const b = metadataBytes(metadataOf(d, await tufSignatures(d, keyIds, signers))); return `${b.length} (gz ${gzipSync(b).length})`; };
    const root = nextRoot({ trust: { keys: signers.map((s) => tufKey(s.publicKey.raw)), threshold: names.length }, before: undefined, created: '2026-02-01T00:00:00Z', expiresDays: 365 });
    console.log(names.length, 'keys', n, 'releases: root', await size(root as never), 'timestamp', await size(docs.timestamp as never), 'snapshot', await size(docs.snapshot as never), 'targets', await size(docs.targets as never));
  }
});
