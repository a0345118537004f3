import { describe, expect, test } from 'vitest';
import { bundlePath, channelLayout, minisigPath, schemaPath } from '../../src/site/layout.js';
import { CACHE_CONTROL, objectHeaders } from '../../src/site/object-headers.js';

const SHA = '0123456789abcdef'.repeat(4);
const BUNDLE = bundlePath(SHA, 'edge-gateway_2', '1.1.0-rc.1');
const beta = channelLayout('beta');
const { immutable, pointer, shortly } = CACHE_CONTROL;

describe('objectHeaders', () => {
  test.each([
    // path | Content-Type | Cache-Control
    ['index.json', 'application/json', pointer],
    ['versions', 'application/json', pointer],
    ['latest', 'application/json', pointer],
    [beta.index, 'application/json', pointer],
    [beta.versions, 'application/json', pointer],
    [beta.latest, 'application/json', pointer],
    ['metadata/timestamp.json', 'application/json', pointer],
    ['metadata/12.targets.json', 'application/json', immutable],
    ['channels/beta/metadata/1.root.json', 'application/json', immutable],
    [`releases/${SHA}.logger.beta.json`, 'application/json', immutable],
    ['1.0.0', 'application/json', shortly],
    ['10.20.30-rc.1', 'application/json', shortly],
    [beta.upgradeObject('1.1.0-rc.zip'), 'application/json', shortly],
    ['revisions/00000001.json', 'application/json', immutable],
    [beta.revision(1), 'application/json', immutable],
    [`archive/${SHA}.json`, 'application/json', immutable],
    [beta.archive(SHA), 'application/json', immutable],
    [BUNDLE, 'application/zip', immutable],
    [minisigPath(BUNDLE), 'text/plain; charset=utf-8', immutable],
    [`${BUNDLE}.md5`, 'text/plain; charset=utf-8', immutable],
    [schemaPath(SHA, 'foreign-config'), 'application/json', immutable],
    [`attachments/${SHA}.manual.pdf`, 'application/pdf', immutable],
    [`attachments/${SHA}.sbom.spdx.json`, 'application/spdx+json', immutable],
    [`attachments/${SHA}.README.md`, 'text/markdown; charset=utf-8', immutable],
    [`attachments/${SHA}.image.bin`, 'application/octet-stream', immutable],
    ['index.html', 'text/html; charset=utf-8', pointer],
    ['channels/beta/index.html', 'text/html; charset=utf-8', pointer],
    [`pages/${SHA}.html`, 'text/html; charset=utf-8', immutable],
    ['_headers', 'text/plain; charset=utf-8', shortly],
    ['_nginx.conf', 'text/plain; charset=utf-8', shortly],
    // Names that are no pointers, though they end like one.
    ['bundles/latest', 'application/json', immutable],
    ['a/versions', 'application/json', shortly],
    ['channels/index.json', 'application/json', shortly],
    // Ivy’s archives of a tag, and Ioto’s documents for one version.
    ['repos/acme/das/tarball/v1.2.0', 'application/gzip', shortly],
    ['acme/das/-/archive/v1.2.0/das-v1.2.0.tar.gz', 'application/gzip', shortly],
    ['ioto/gw/stable/from/1.0.0/tok/provision/update', 'application/json', shortly],
  ])('%s', (path, contentType, cacheControl) => {
    expect(objectHeaders(path)).toMatchObject({ contentType, cacheControl });
  });

  test('people keep a bundle under its own name, without the digest', () => {
    expect(objectHeaders(BUNDLE).contentDisposition).toBe('attachment; filename="edge-gateway_2-1.1.0-rc.1.zip"');
  });

  test.each(['index.json', minisigPath(BUNDLE), `attachments/${SHA}.a.zip`, `bundles/${SHA}.a"b.zip`, 'bundles/x.zip'])(
    '%s is no attachment',
    (path) => {
      expect(objectHeaders(path)).not.toHaveProperty('contentDisposition');
    },
  );
});
