import { describe, expect, test } from 'vitest';
import { type ChannelRules, HEADERS_FORMAT, mergedRules, NGINX_FORMAT } from '../../src/site/shared-rules.js';

const rulesOf = (channel: string, version: string): ChannelRules => ({
  channel,
  copies: [
    {
      path: `${channel === 'stable' ? '' : `channels/${channel}/`}connhex/pump.zip`,
      copyOf: {
        path: `bundles/${'ab'.repeat(32)}.pump-${version}.zip`,
        size: 1,
        sha256: 'ab'.repeat(32),
        headers: {
          'Content-Disposition': `attachment; filename="pump-${version}.zip"`,
          'Repr-Digest': 'sha-256=:q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=:',
          Version: version,
          'Min-Version': '0.9.0',
        },
      },
    },
  ],
});

describe.each([
  ['_headers', HEADERS_FORMAT],
  ['nginx', NGINX_FORMAT],
] as const)('the rules of channels in %s', (_name, format) => {
  const merge = (own: ChannelRules | undefined, standing = '', prefix = '/fleet'): string =>
    ['before', ...mergedRules(format, prefix, own, standing), 'after', ''].join('\n');

  test('are lines that a later run takes for its own', () => {
    for (const line of format.lines(rulesOf('stable', '1.0.0').copies[0] ?? fail(), '/fleet'))
      expect(line).toMatch(format.line);
  });

  test('stay, for other channels, as they stand, in the order of their names', () => {
    const both = merge(rulesOf('stable', '1.0.0'), merge(rulesOf('beta', '1.1.0-rc.1')));
    expect(both).toBe(merge(rulesOf('beta', '1.1.0-rc.1'), merge(rulesOf('stable', '1.0.0'))));
    expect(both.indexOf('# channel beta')).toBeLessThan(both.indexOf('# channel stable'));
    const next = merge(rulesOf('stable', '1.2.0'), both);
    expect(next).toContain('1.1.0-rc.1');
    expect(next).not.toContain('1.0.0');
    expect(merge(rulesOf('stable', '1.2.0'), next)).toBe(next);
  });

  test('go with the copy, and stay where a channel has no revision', () => {
    const standing = merge(rulesOf('stable', '1.0.0'));
    expect(merge(undefined, standing)).toBe(standing);
    expect(merge({ channel: 'stable', copies: [] }, standing)).toBe('before\nafter\n');
  });

  test.each([
    '/* \n  Set-Cookie: x=1',
    'location / { proxy_pass http://evil.example; }',
    'location ~ "^/x$" {\n  root "/";\n}',
    '  rewrite "^(.*)$" "$1/../../etc/passwd" break;\n  alias "/etc/passwd";',
  ])('never hold what somebody else has put between their marks: %j', (lines) => {
    const forged = `# channel beta\n${lines}\n# end of channel beta\n`;
    expect(merge(rulesOf('stable', '1.0.0'), forged)).toBe(merge(rulesOf('stable', '1.0.0')));
  });
});

const fail = (): never => {
  throw new Error('there is no copy');
};
