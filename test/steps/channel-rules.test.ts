import { describe, expect, test } from 'vitest';
import type { Project } from '../../src/project/project.js';
import { configText } from '../../src/schemas/config-text.js';
import { type ConfigContract, schemaFromBytes } from '../../src/schemas/contract.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease, SchemaDigests } from '../../src/site/index-statement.js';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';
import { type SchemaKind, schemaPath } from '../../src/site/layout.js';
import { type Candidate, judgeAgainstChannel } from '../../src/steps/channel-rules.js';
import type { Standing } from '../../src/steps/preflight.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';

const sha = (text: string): string => sha256Hex(Buffer.from(text));

const release = (version: string, more: Partial<IndexRelease> = {}): IndexRelease => ({
  version,
  upgradeObject: { sha256: sha(version) },
  bundle: { path: `bundles/${version}.zip`, size: 1, sha256: sha(version) },
  ...more,
});

const EMPTY: ArchiveDirectory = { pages: [], groups: [] };

const standingOf = (
  releases: readonly IndexRelease[],
  { latest = null, groups = [], committed }: Partial<Facts> = {},
): Standing => {
  const predicate = { releases, latest } as unknown as IndexPredicate;
  return {
    newest: { path: 'revisions/00000001.json', bytes: new Uint8Array(), sha256: sha('revision'), predicate },
    index: undefined,
    directory: { ...EMPTY, groups: [...groups] },
    release: committed,
    stale: [],
  };
};
interface Facts {
  readonly latest: string | null;
  readonly groups: ArchiveDirectory['groups'];
  readonly committed: IndexRelease;
}

const project = (changes: Partial<Project> = {}): Project =>
  ({ channel: 'stable', place: (path: string) => ({ file: 'ota-release.yaml', path }), ...changes }) as Project;

const candidate = (version: string, changes: Partial<Candidate> = {}): Candidate => ({
  project: project(),
  version,
  versionPlace: { file: 'package.json', line: 2 },
  contract: undefined,
  ...changes,
});

/** A schema of a config whose pump turns at most so fast. */
const upTo = (maximum: number) => ({ type: 'object', properties: { rpm: { type: 'integer', maximum } } });

/** Puts a document on the site, and gives the digest under which the index names it. */
const publish = (host: MemoryHost, kind: SchemaKind, document: unknown): string => {
  const bytes = jsonBytes(document);
  host.objects.set(schemaPath(sha256Hex(bytes), kind), bytes);
  return sha256Hex(bytes);
};

const schemas = (host: MemoryHost, foreign: unknown, template?: unknown): SchemaDigests => ({
  foreignConfig: publish(host, 'foreign-config', foreign),
  ...(template === undefined ? {} : { template: publish(host, 'template', template) }),
});

/** A release whose template asks for 3000 rpm and that takes configs of up to `maximum` rpm. */
const contractOf = async (maximum = 6000): Promise<ConfigContract> => {
  const { text } = configText(jsonBytes({ rpm: 3000 }), 'template.json');
  if (!text) throw new Error('the template is not JSON');
  return {
    config: await schemaFromBytes(jsonBytes(upTo(6000)), 'config.schema.json'),
    foreign: await schemaFromBytes(jsonBytes(upTo(maximum)), 'foreign.schema.json'),
    template: text,
    samples: [],
  };
};

describe('the version’s place in the channel', () => {
  const at = (version: string, latest: string | null, more: Partial<Candidate> = {}, facts: Partial<Facts> = {}) =>
    judgeAgainstChannel(candidate(version, more), {
      host: memoryHost(),
      standing:
        latest === null
          ? { ...standingOf([]), newest: undefined }
          : standingOf([release(latest)], { latest, ...facts }),
    });

  test.each([
    // version, latest, channel, codes
    ['1.1.0', '1.0.0', 'stable', []],
    ['1.0.0', null, 'stable', []],
    ['0.9.0', '1.0.0', 'stable', ['version-back-port']],
    ['1.1.0-rc.1', '1.0.0', 'stable', ['version-pre-release-in-stable']],
    ['1.1.0-rc.1', '1.0.0', 'beta', []],
    ['0.9.0-rc.1', '1.0.0', 'stable', ['version-pre-release-in-stable', 'version-back-port']],
    ['0.0.1', null, 'stable', ['version-first-is-default']],
  ] as const)('%s after %s in %s', async (version, latest, channel, codes) => {
    const { problems, matrix } = await at(version, latest, { project: project({ channel }) });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const { place } of problems) expect(place).toEqual({ file: 'package.json', line: 2 });
    expect(matrix).toBeUndefined();
  });

  test('a release that is committed already is not judged again', async () => {
    const { problems } = await at('0.9.0', '1.0.0', {}, { committed: release('0.9.0') });
    expect(problems).toEqual([]);
  });

  test('a channel that could not be read is judged as an empty one', async () => {
    expect(await judgeAgainstChannel(candidate('0.9.0', { contract: await contractOf() }), {})).toEqual({
      problems: [],
      matrix: undefined,
    });
  });
});

describe('the upgrade paths', () => {
  const judge = async (
    host: MemoryHost,
    standing: Standing,
    { upgradeFrom, maximum }: { readonly upgradeFrom?: string; readonly maximum?: number } = {},
  ) =>
    judgeAgainstChannel(
      candidate('2.0.0', { project: project(upgradeFrom ? { upgradeFrom } : {}), contract: await contractOf(maximum) }),
      { host, standing },
    );
  const verdicts = ({ matrix }: Awaited<ReturnType<typeof judge>>) =>
    matrix?.rows.map(({ version, verdict, path = [] }) => [version, verdict, ...path]);

  test('are not judged without a contract, or where nothing is fielded', async () => {
    const standing = standingOf([release('1.0.0')], { latest: '1.0.0' });
    expect((await judgeAgainstChannel(candidate('2.0.0'), { host: memoryHost(), standing })).matrix).toBeUndefined();
    expect(await judge(memoryHost(), standingOf([]))).toEqual({ problems: [], matrix: undefined });
  });

  test('leave out the version itself and those that were withdrawn', async () => {
    const host = memoryHost();
    const gone = release('1.0.0', {
      schemas: schemas(host, upTo(10)),
      yanked: { reason: 'bricks', at: '2026-01-01T00:00:00Z' },
    });
    const same = release('2.0.0', { schemas: schemas(host, upTo(10)) });
    const { problems, matrix } = await judge(host, standingOf([gone, same], { latest: '2.0.0' }));
    expect({ problems, matrix }).toEqual({ problems: [], matrix: undefined });
  });

  test('are judged from every version of the index and of the archive’s groups, in SemVer order', async () => {
    const host = memoryHost();
    const groups = [{ schemas: schemas(host, upTo(1000)), versions: ['1.2.0', '1.10.0'] }, { versions: ['0.9.0'] }];
    const releases = [release('1.11.0', { schemas: schemas(host, upTo(6000)) })];
    const verdict = await judge(host, standingOf(releases, { latest: '1.11.0', groups }));
    expect(verdicts(verdict)).toEqual([
      ['0.9.0', 'ok'],
      ['1.2.0', 'refused'],
      ['1.10.0', 'refused'],
      ['1.11.0', 'ok'],
    ]);
    expect(verdict.problems).toMatchObject([{ code: 'config-upgrade-refused', severity: 'warning' }]);
    expect(verdict.problems[0]?.message).toContain('1.2.0, 1.10.0');
  });

  test('that upgradeFrom promises are errors, at its place', async () => {
    const host = memoryHost();
    const releases = [
      release('1.0.0', { schemas: schemas(host, upTo(1000)) }),
      release('1.1.0', { schemas: schemas(host, upTo(1000)) }),
    ];
    const { problems } = await judge(host, standingOf(releases, { latest: '1.1.0' }), { upgradeFrom: '>=1.1.0' });
    expect(problems.map(({ code, severity, place }) => [code, severity, place?.path])).toEqual([
      ['config-upgrade-refused', 'error', 'upgradeFrom'],
      ['config-upgrade-refused', 'warning', 'upgradeFrom'],
    ]);
  });

  test('lead around a version by another one’s published template', async () => {
    const host = memoryHost();
    const releases = [
      release('1.0.0', { schemas: schemas(host, upTo(1000), { rpm: 500 }) }),
      release('1.1.0', { schemas: schemas(host, upTo(6000), { rpm: 900 }) }),
    ];
    const verdict = await judge(host, standingOf(releases, { latest: '1.1.0' }));
    expect(verdicts(verdict)).toEqual([
      ['1.0.0', 'refused', '1.0.0', '1.1.0', '2.0.0'],
      ['1.1.0', 'ok'],
    ]);
    expect(verdict.problems.map(({ code }) => code)).toEqual(['config-upgrade-detour']);
  });

  test('find a ForeignConfig that takes less than a fielded one', async () => {
    const host = memoryHost();
    const releases = [release('1.0.0', { schemas: schemas(host, upTo(6000)) })];
    const verdict = await judge(host, standingOf(releases, { latest: '1.0.0' }), { maximum: 4000 });
    expect(verdicts(verdict)).toEqual([['1.0.0', 'narrowed']]);
    expect(verdict.problems.map(({ code }) => code)).toEqual(['config-foreign-narrowed']);
  });

  test.each([
    // what is wrong, change, reason
    ['is not on the site', (host: MemoryHost, path: string) => host.objects.delete(path), 'it is not on the site'],
    [
      'isn’t the one whose digest is signed',
      (host: MemoryHost, path: string) => host.objects.set(path, jsonBytes(upTo(9000))),
      'its digest is not the signed one',
    ],
  ])('are not judged by a schema that %s', async (_what, change, reason) => {
    const host = memoryHost();
    const digests = schemas(host, upTo(6000));
    const path = schemaPath(digests.foreignConfig ?? '', 'foreign-config');
    change(host, path);
    const verdict = await judge(host, standingOf([release('1.0.0', { schemas: digests })], { latest: '3.0.0' }));
    expect(verdict.matrix).toBeUndefined();
    expect(verdict.problems.map(({ code }) => code)).toEqual(['version-back-port', 'site-object-unverified']);
    expect(verdict.problems[1]?.message).toContain(`${path} does not verify`);
    expect(verdict.problems[1]?.message).toContain(reason);
  });

  test('read each published document once, however many versions share it', async () => {
    const host = memoryHost();
    const [narrow, wide] = [schemas(host, upTo(1000)), schemas(host, upTo(6000), { rpm: 900 })];
    const reads: string[] = [];
    host.before = (operation, path) => void reads.push(`${operation} ${path}`);
    const releases = [
      ...['1.0.0', '1.0.1', '1.0.2'].map((version) => release(version, { schemas: narrow })),
      ...['1.1.0', '1.1.1'].map((version) => release(version, { schemas: wide })),
    ];
    const verdict = await judge(host, standingOf(releases, { latest: '1.1.1' }));
    expect(
      verdicts(verdict)
        ?.slice(0, 3)
        .map(([version, word]) => [version, word]),
    ).toEqual([
      ['1.0.0', 'refused'],
      ['1.0.1', 'refused'],
      ['1.0.2', 'refused'],
    ]);
    expect(reads).toEqual([
      `read ${schemaPath(narrow.foreignConfig ?? '', 'foreign-config')}`,
      `read ${schemaPath(wide.foreignConfig ?? '', 'foreign-config')}`,
      `read ${schemaPath(wide.template ?? '', 'template')}`,
    ]);
  });

  test('leave a fault that is no problem of the release alone', async () => {
    const host = memoryHost();
    const digests = schemas(host, upTo(6000));
    host.before = () => {
      throw new TypeError('a defect');
    };
    const standing = standingOf([release('1.0.0', { schemas: digests })], { latest: '1.0.0' });
    await expect(judge(host, standing)).rejects.toThrow(TypeError);
  });
});
