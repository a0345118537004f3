import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changelogSections, versionOfHeading } from '../../src/project/changelog.js';

describe('changelogSections', () => {
  test('gives each second-level section with what stands below it', () => {
    const text = [
      '# Changelog',
      '',
      '## [Unreleased]',
      '',
      '## [1.1.0] - 2026-01-02',
      '### Added',
      '- A thing',
      '',
      '```sh',
      '## 9.9.9',
      '```',
      '## 1.0.0 ##',
      'First.',
      '# Older',
      'Not part of it.',
      '',
      '[1.1.0]: https://example.com/1.1.0',
    ].join('\n');
    expect(changelogSections(text)).toEqual([
      { heading: '[Unreleased]', line: 3, body: '' },
      { heading: '[1.1.0] - 2026-01-02', line: 5, body: '### Added\n- A thing\n\n```sh\n## 9.9.9\n```' },
      { heading: '1.0.0', line: 12, body: 'First.' },
    ]);
  });

  test('leaves the link definitions at the end of the page out', () => {
    const [only] = changelogSections(
      '## 1.0.0\nSee [docs].\n\n[docs]: https://example.com\n[1.0.0]: https://example.com/1\n',
    );
    expect(only?.body).toBe('See [docs].');
  });

  test('a fence is closed by one at least as long', () => {
    const sections = changelogSections('## 1.0.0\n````\n```\n## no\n````\n## 0.9.0\n');
    expect(sections.map(({ heading }) => heading)).toEqual(['1.0.0', '0.9.0']);
  });

  test('any text has sections that begin where they say', () => {
    const line = fc.oneof(
      fc.constantFrom('## 1.0.0', '## x', '# y', '### z', '```', '~~~', '[a]: b', ''),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        for (const { line: number, heading } of changelogSections(text))
          expect(text.split('\n')[number - 1]).toContain(heading);
      }),
    );
  });
});

describe('versionOfHeading', () => {
  test.each([
    // heading | version
    ['1.2.0', '1.2.0'],
    ['v1.2.0', '1.2.0'],
    ['[1.2.0]', '1.2.0'],
    ['[v1.2.0] - 2026-01-02', '1.2.0'],
    ['[1.2.0](https://example.com) (2026-01-02)', '1.2.0'],
    ['1.2.0 / 2026-01-02', '1.2.0'],
    ['1.2.0: the big one', '1.2.0'],
    ['1.2.0-rc.1 (2026-01-02)', '1.2.0-rc.1'],
    ['[Unreleased]', undefined],
    ['Version 1.2.0', undefined],
    ['1.2', undefined],
    ['', undefined],
  ])('%j names %j', (heading, version) => {
    expect(versionOfHeading(heading)).toBe(version);
  });
});
