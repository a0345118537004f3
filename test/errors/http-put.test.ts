import { describe } from 'vitest';
import { httpPutErrors } from '../../src/errors/http-put.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const location = 'https://dav.example.com/updates';

const rows: CatalogueRows<typeof httpPutErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'http-put-credential-missing': [
    2,
    { given: 'OTA_HOST_USER', missing: 'OTA_HOST_PASSWORD' },
    'OTA_HOST_USER is set, and OTA_HOST_PASSWORD is not.',
    'Set OTA_HOST_PASSWORD too, or unset OTA_HOST_USER.',
  ],
  'http-put-credentials-both': [
    2,
    {},
    'OTA_HOST_TOKEN and OTA_HOST_USER are both set, and both go into the header Authorization.',
  ],
  'http-put-credential-unusable': [
    2,
    { variable: 'OTA_HOST_TOKEN', reason: 'it holds a line break' },
    'OTA_HOST_TOKEN can’t be sent: it holds a line break.',
    'Give OTA_HOST_TOKEN the bare value, as the server gave it out.',
  ],
  'http-put-plain-http': [
    'warning',
    { location: 'http://dav.example.com/updates' },
    'http://dav.example.com/updates gets the credentials over plain http.',
  ],
  'http-put-untrusted': [
    1,
    { location, reason: 'self-signed certificate' },
    'https://dav.example.com/updates can’t be trusted: self-signed certificate.',
  ],
  'http-put-base-missing': [
    2,
    { location, reason: 'status 409 Conflict' },
    'There is no folder to write to at https://dav.example.com/updates: status 409 Conflict.',
  ],
  'http-put-not-allowed': [
    2,
    { location, reason: 'status 405 Method Not Allowed' },
    'https://dav.example.com/updates takes no PUT: status 405 Method Not Allowed.',
  ],
  'http-put-redirected': [
    2,
    { location, target: 'https://www.example.com/updates' },
    'https://dav.example.com/updates sends uploads on to "https://www.example.com/updates".',
  ],
  'http-put-too-large': [
    1,
    { location, path: 'bundles/a.zip', reason: 'status 413 Request Entity Too Large' },
    '"bundles/a.zip" is too large for https://dav.example.com/updates: status 413 Request Entity Too Large.',
  ],
  'http-put-small-limit': [
    'warning',
    { location, bytes: 1_114_112 },
    'https://dav.example.com/updates takes no object of 1114112 bytes.',
  ],
  'http-put-length-required': [
    1,
    { location, reason: 'status 411 Length Required' },
    'https://dav.example.com/updates asks for the length of an upload, which it was told: status 411 Length Required.',
  ],
  'http-put-immutable': [
    2,
    { location, reason: 'status 409 Conflict' },
    'https://dav.example.com/updates doesn’t let an object be replaced (status 409 Conflict), and latest, versions and index.json are.',
  ],
  'http-put-flat': [
    2,
    { location, reason: 'status 404 Not Found' },
    'https://dav.example.com/updates takes no name with a slash in it: status 404 Not Found.',
  ],
  'http-put-soft-404': [
    2,
    { location, shown: 'status 200 and text/html' },
    'https://dav.example.com/updates answers with status 200 and text/html for a name that nobody wrote.',
  ],
  'http-put-no-delete': [
    'warning',
    { location, reason: 'status 405 Method Not Allowed', left: '.ota-release-check' },
    'https://dav.example.com/updates doesn’t remove objects (status 405 Method Not Allowed); ".ota-release-check" stays there from the check before each release.',
  ],
  'http-put-keeps-half': [
    'warning',
    { location },
    'https://dav.example.com/updates shows what has arrived of an upload before all of it is there.',
  ],
};

describe('what can be wrong with a server that takes PUT', () => {
  describeCatalogue(httpPutErrors, rows, ['http-put']);
});
