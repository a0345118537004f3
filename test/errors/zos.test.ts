import { describe } from 'vitest';
import { zosErrors } from '../../src/errors/zos.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const url = 'https://hub.example.com/a.flist';

const rows: CatalogueRows<typeof zosErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'zos-flist-invalid': [
    2,
    { key: 'devices.zos.flist', value: 'a.flist', reason: 'it is not absolute' },
    'devices.zos.flist is "a.flist": it is not absolute.',
  ],
  'zos-storage-invalid': [
    2,
    { key: 'devices.zos.storage', value: 'hub', reason: 'it is not a URL' },
    'devices.zos.storage is "hub": it is not a URL.',
  ],
  'zos-hook-not-executable': [
    2,
    { hook: 'pre-copy' },
    'pre-copy is not executable by its owner, and a node that finds it so stops with an error.',
  ],
  'zos-hook-not-a-file': [
    2,
    { hook: 'migrate', what: 'a directory' },
    'migrate at the bundle’s root is a directory, and a node would try to run it as a hook.',
  ],
  'zos-upgrade-from-ignored': [
    'warning',
    { version: '2.0.0', upgradeFrom: '>=1.5.0', from: ['1.0.0'] },
    '0-OS nodes install 2.0.0 from 1.0.0, though upgradeFrom is ">=1.5.0": they take every listed version in turn, whatever it promises.',
  ],
  'zos-flist-md5-empty': [
    2,
    { url: `${url}.md5` },
    'https://hub.example.com/a.flist.md5 is answered with status 200 and an empty body, at which a node breaks off.',
  ],
  'zos-flist-md5-odd': [
    'warning',
    { url: `${url}.md5`, found: '<html>' },
    'https://hub.example.com/a.flist.md5 is answered with status 200 and "<html>", which a node takes for the MD5 of the flist.',
  ],
  'zos-flist-unreachable': [
    'warning',
    { url, reason: 'status 404' },
    'Nodes can’t get https://hub.example.com/a.flist yet: status 404.',
  ],
  'publisher-url-invalid': [
    2,
    { url: 'site', reason: 'it is no absolute http(s) URL' },
    '"site" can’t be read as a site of 0-OS: it is no absolute http(s) URL.',
  ],
  'publisher-version-invalid': [
    2,
    { version: 'v1.0.0' },
    '"v1.0.0" is not a strict SemVer version, so no site has an upgrade object for it.',
  ],
  'publisher-unreachable': [
    1,
    { url: 'https://example.com/latest', reason: 'ECONNREFUSED' },
    'https://example.com/latest gave no answer: ECONNREFUSED.',
  ],
  'publisher-status': [
    1,
    { url: 'https://example.com/latest', status: 404 },
    'https://example.com/latest was answered with status 404; 0-OS takes 200 alone.',
  ],
  'publisher-answer-invalid': [
    1,
    { url: 'https://example.com/latest', reason: 'it is not JSON' },
    'https://example.com/latest is not what 0-OS reads there: it is not JSON.',
  ],
  'publisher-latest-unlisted': [
    1,
    { url: 'https://example.com/latest', latest: '1.1.0' },
    'https://example.com/latest gives 1.1.0 as the latest, and the list of versions has none such.',
  ],
};

describe('zosErrors', () => describeCatalogue(zosErrors, rows, ['zos', 'publisher']));
