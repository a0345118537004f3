import { describe } from 'vitest';
import { forgeErrors } from '../../src/errors/forge.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const location = 'https://forge.example.com/team/x';

const rows: CatalogueRows<typeof forgeErrors> = {
  // code: exit code, details, message, and the hint where it depends on the details
  'forge-token-missing': [
    2,
    { forge: 'github', variable: 'GITHUB_TOKEN' },
    'The forge "github" was asked for, and GITHUB_TOKEN is not set.',
    'Give the job a token in GITHUB_TOKEN, or ask for plain git with forge: git.',
  ],
  'forge-repository-unknown': [
    2,
    { forge: 'gitlab', remote: 'upstream' },
    'Which repository on gitlab is meant can’t be told from the remote "upstream".',
  ],
  'forge-not-found': [
    1,
    { location },
    `${location} answers that there is no such repository, as it does to a token that may not see it.`,
  ],
  'forge-rate-limited': [
    1,
    { location, seconds: 1800, words: 'API rate limit exceeded' },
    `${location} takes no more requests for 1800 seconds: "API rate limit exceeded".`,
  ],
  'forge-answer-unexpected': [
    1,
    { location, request: 'GET tags', status: 500, words: 'oops' },
    `${location} answered GET tags with status 500: "oops".`,
  ],
  'forge-certificate-unreadable': [
    2,
    { variable: 'SSL_CERT_FILE', file: '/etc/ca.pem', reason: 'it holds no certificate in PEM' },
    'SSL_CERT_FILE names "/etc/ca.pem", which can’t be read: it holds no certificate in PEM.',
    'Let SSL_CERT_FILE name a PEM file, or unset it.',
  ],
  'forge-proxy-invalid': [
    2,
    { variable: 'HTTPS_PROXY', reason: 'its scheme is socks5' },
    'HTTPS_PROXY names no HTTP proxy: its scheme is socks5.',
    'Let HTTPS_PROXY hold a URL like http://proxy.example.com:3128, or unset it.',
  ],
  'tag-commit-unknown': [
    2,
    { name: 'v1.0.0', commit: '0123456789abcdef0123456789abcdef01234567', location },
    `${location} has no commit 0123456789abcdef0123456789abcdef01234567, so tag "v1.0.0" can’t stand on it.`,
  ],
  'page-asset-differs': [
    2,
    { tag: 'v1.0.0', asset: 'x.zip', location },
    `The release page of v1.0.0 on ${location} has an asset "x.zip" with other bytes than the release.`,
  ],
  'page-immutable': [
    2,
    { tag: 'v1.0.0', missing: 'x.zip', location },
    `The release page of v1.0.0 on ${location} is immutable, and lacks x.zip.`,
  ],
  'page-forge-unable': [
    'warning',
    { location: 'git remote origin' },
    'The project asks for a release page, and git remote origin has none in this run.',
  ],
  'connection-readme-missing': ['warning', { location }, `${location} shows no README on its default branch.`],
  'connection-archive-missing': [1, { location, tag: 'v1.0.0' }, `${location} offers no archive of tag "v1.0.0".`],
};

describe('what can be wrong with a forge', () => {
  describeCatalogue(forgeErrors, rows, ['forge', 'tag', 'page', 'connection']);
});
