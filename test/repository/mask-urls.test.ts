import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskUrls } from '../../src/repository/mask-urls.js';

describe('maskUrls', () => {
  it.each([
    // text, masked
    ['https://bot:s3cret@host/x.git', 'https://***@host/x.git'],
    ['https://ghp_token@host/x.git', 'https://***@host/x.git'],
    ["unable to access 'http://a:p@ss@host:8080/x'", "unable to access 'http://***@host:8080/x'"],
    ['ssh://git@host/x.git', 'ssh://git@host/x.git'],
    ['ssh://git:pw@host/x.git', 'ssh://***@host/x.git'],
    ['git@host:team/x.git', 'git@host:team/x.git'],
    ['https://host/x.git?private_token=abc&ref=v1', 'https://host/x.git?private_token=***&ref=v1'],
    ['https://host/a@b', 'https://host/a@b'],
    ['two https://a:b@h/ and https://c:d@h/', 'two https://***@h/ and https://***@h/'],
    ['mail ada@example.com', 'mail ada@example.com'],
    ['/srv/git/remote.git', '/srv/git/remote.git'],
  ])('%s', (text, masked) => expect(maskUrls(text)).toBe(masked));

  it('lets no password through, and masks nothing twice', () => {
    const password = fc.stringMatching(/^[A-Za-z0-9%!$&()*+,;=:@._~-]{1,30}$/).map((text) => `Zq${text}Zq`);
    fc.assert(
      fc.property(password, fc.constantFrom('http', 'https', 'ssh', 'ftp', 'git+ssh'), (secret, scheme) => {
        const masked = maskUrls(`fatal: '${scheme}://user:${secret}@host/x.git' failed`);
        expect(masked).toBe(`fatal: '${scheme}://***@host/x.git' failed`);
        expect(maskUrls(masked)).toBe(masked);
      }),
    );
  });
});
