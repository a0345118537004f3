import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import type { RunRecord } from '../../src/report/run-record.js';
import { summaryMarkdown } from '../../src/report/summary.js';
import { cmark, elementsOf } from '../support/cmark.js';
import { sampleMatrix, samplePlan, sampleRecords, sampleRelease } from '../support/run-records.js';

const links = {
  fileLink: (file: string, line: number | undefined) =>
    /^(products|payload)\//.test(file)
      ? `https://github.com/example/gateway/blob/main/${file}${line ? `#L${line}` : ''}`
      : undefined,
  docsLink: (docs: string) => `https://github.com/example/ota-release/blob/main/${docs}`,
};

describe('summaryMarkdown', () => {
  it.each(Object.entries(sampleRecords))('of a run that ended as %s', async (name, record) => {
    await expect(summaryMarkdown(record, links)).toMatchFileSnapshot(`golden/summary-${name}.md`);
  });

  it('links only where a link was asked for, and to the site', () => {
    const targets = [...summaryMarkdown(sampleRecords.published).matchAll(/\]\((.*?)\)/g)].map(([, target]) => target);
    expect(targets).toEqual([
      samplePlan.bundle.url,
      'https://updates.example.com/',
      'https://github.com/example/gateway/releases/tag/v1.2.0',
    ]);
  });

  const nasty =
    '</table><script>x</script>|[a](javascript:x)`b`\n\n# h\n![i](https://evil.example/i.png) @o https://evil.example';
  const hostile: RunRecord = {
    tool: { name: nasty, version: nasty },
    command: nasty,
    exitCode: 0,
    steps: [{ title: nasty, ended: 'skipped', reason: nasty, milliseconds: 0 }],
    findings: [
      { ...problem('site-host-missing', {}, { file: nasty, line: 1, path: nasty }), message: nasty, hint: nasty },
    ],
    result: {
      kind: 'release',
      release: {
        ...sampleRelease,
        outcome: 'planned',
        product: nasty,
        models: [nasty],
        version: nasty,
        channel: nasty,
        tag: nasty,
        commit: nasty,
        upgradeObject: nasty,
        bundle: { path: nasty, url: `https://example.com/${nasty}`, size: 1, sha256: nasty },
        site: { host: nasty, publicUrl: nasty },
        page: { url: nasty, outcome: 'published' },
        plan: {
          ...samplePlan,
          latest: { before: nasty, after: `${nasty}2` },
          writes: [{ kind: 'create', path: nasty, what: nasty }],
        },
        matrix: {
          version: nasty,
          rows: [
            { version: nasty, verdict: 'refused', reasons: [{ kind: 'narrowed', text: nasty }], path: [nasty, nasty] },
          ],
        },
        fleet: {
          version: nasty,
          channel: nasty,
          latest: nasty,
          families: [{ family: 'zos', title: nasty }],
          rows: [
            { family: 'zos', version: nasty, next: nasty, outcome: { kind: 'takes', version: nasty, steps: 1 } },
            { family: 'zos', version: nasty, next: null, outcome: { kind: 'stuck', at: nasty, steps: 0, why: nasty } },
          ],
        },
      },
    },
  };
  const others: readonly RunRecord[] = [
    { ...hostile, exitCode: 3 },
    { ...hostile, result: { kind: 'check', product: nasty, version: nasty, matrix: sampleMatrix } },
    { ...hostile, result: { kind: 'pack', path: nasty, size: 1, sha256: nasty, entries: 1 } },
    {
      ...hostile,
      result: {
        kind: 'verify',
        site: nasty,
        objects: 1,
        bytes: 1,
        channels: [{ product: nasty, channel: nasty, counter: 1, latest: nasty, versions: 1, expires: nasty }],
      },
    },
  ];

  it('lets nothing that others wrote be markup', () => {
    const frame =
      /^(h2|h3|p|table|thead|tbody|tr|th|td|ul|li|code|span|strong|em|br|sub|details|summary|pre|code class="language-mermaid")$/;
    for (const record of [hostile, ...others]) {
      const html = cmark(summaryMarkdown(record));
      const odd = elementsOf(html).filter((element) => !frame.test(element));
      expect(odd.every((element) => element.startsWith('a href="https://example.com/%3C/table%3E'))).toBe(true);
      // As many cells in a row as in its table's head.
      for (const [table] of html.matchAll(/<table>[\s\S]*?<\/table>/g)) {
        const columns = table.match(/<th>/g)?.length;
        for (const [row] of table.matchAll(/<tr>\s*<td>[\s\S]*?<\/tr>/g))
          expect(row.match(/<td>/g)).toHaveLength(columns ?? 0);
      }
    }
  });

  it('stays below 900 KiB and says what it leaves out, however much there is to say', () => {
    // What takes most room once it is escaped.
    const long = '@'.repeat(3000);
    const finding = { ...problem('site-host-missing', {}), message: long, hint: long };
    const record: RunRecord = {
      ...hostile,
      steps: Array.from({ length: 5000 }, () => ({ title: long, ended: 'skipped', reason: long, milliseconds: 0 })),
      findings: Array.from({ length: 20_000 }, () => finding),
      result: {
        kind: 'release',
        release: {
          ...sampleRelease,
          outcome: 'planned',
          models: Array.from({ length: 5000 }, () => long),
          version: long,
          plan: {
            ...samplePlan,
            writes: Array.from({ length: 20_000 }, () => ({ kind: 'create', path: long, what: long })),
          },
          matrix: {
            version: long,
            rows: Array.from({ length: 9000 }, (_, index) => ({
              version: `1.${index}.0`,
              verdict: 'refused',
              reasons: [{ kind: 'narrowed', text: `${index} ${long}` }],
            })),
          },
        },
      },
    };
    const text = summaryMarkdown(record, { docsLink: () => 'https://example.com/' });
    expect(Buffer.byteLength(text)).toBeLessThan(900 * 1024);
    for (const what of ['steps', 'findings', 'writes', 'rows']) expect(text).toContain(`more ${what} had no room here`);
  });
});
