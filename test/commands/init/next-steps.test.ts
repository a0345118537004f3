import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/commands/init/answers.js';
import type { Surroundings } from '../../../src/commands/init/detect.js';
import { hostSetup } from '../../../src/commands/init/host-setup.js';
import { type NextFacts, nextSteps } from '../../../src/commands/init/next-steps.js';

const seen: Surroundings = {
  product: 'pump',
  version: '0.1.0',
  versionSource: '0.1.0',
  versionFile: 'ota-release.yaml',
  directory: '/pump',
  git: { top: '/pump', below: '', origin: 'git@github.com:acme/pump.git', tags: [], branch: 'main' },
  contract: { samples: [] },
  hints: [],
};
const answers: Answers = {
  product: 'pump',
  models: ['pump'],
  forges: ['github'],
  host: hostSetup('branch:site', '--host'),
  publicUrl: 'https://acme.github.io/pump',
  families: [],
  refresh: true,
};
const written = ['ota-release.yaml', '.github/workflows/release.yml'];

const lines = (change: Partial<NextFacts> = {}): readonly string[] =>
  nextSteps({ seen, answers, written, tool: 'ota-release', secretFile: '../pump-keys/ota.key', ...change }).flatMap(
    ({ does, commands, otherwise }) => [does, ...commands, ...(otherwise ? [otherwise] : [])],
  );

describe('nextSteps', () => {
  test('GitHub: the secret comes before the push that releases, Pages after it', () => {
    const text = lines().join('\n');
    expect(text).toMatch(
      /gh secret set OTA_SIGNING_KEY < \.\.\/pump-keys\/ota\.key\nhttps:\/\/github\.com\/acme\/pump\/settings\/secrets\/actions\/new[\s\S]*git add[\s\S]*check[\s\S]*the pipeline releases 0\.1\.0\ngit push origin HEAD[\s\S]*Deploy from a branch, site/,
    );
    expect(text).not.toMatch(/publicUrl of|workflow run|keys generate/);
  });

  test('the first release is started by hand where the push doesn’t change the version', () => {
    const manifest = { ...seen, version: '1.2.0', versionSource: 'package.json', versionFile: 'package.json' };
    expect(lines({ seen: manifest })).toContain('gh workflow run release.yml');
    const named = lines({ seen: manifest, written: ['.github/workflows/ota-release.yml'] });
    expect(named).toContain('gh workflow run ota-release.yml');
  });

  test('a tag is made and pushed where it gives the version', () => {
    const { versionFile: _, ...tagged } = { ...seen, versionSource: 'tag' };
    expect(lines({ seen: tagged })).toEqual(expect.arrayContaining(['git tag v0.1.0', 'git push origin HEAD v0.1.0']));
  });

  test('GitLab: a masked, protected variable, the job token’s right, the schedule', () => {
    const git = { ...seen.git, origin: 'https://gitlab.com/acme/pump.git' };
    const text = lines({ seen: { ...seen, git }, answers: { ...answers, forges: ['gitlab'] } }).join('\n');
    expect(text).toContain(
      "tr -d '\\n' < ../pump-keys/ota.key | glab variable set OTA_SIGNING_KEY --masked --protected",
    );
    expect(text).toContain('https://gitlab.com/acme/pump/-/settings/ci_cd');
    expect(text).toContain('Allow Git push requests');
    expect(text).toContain("glab schedule create --cron '17 4 * * 1' --ref main");
  });

  test('on another branch than the default one, that is merged first, and the schedule is of the default one', () => {
    const git = { ...seen.git, origin: 'https://gitlab.com/acme/pump.git', branch: 'work', defaultBranch: 'trunk' };
    const there = lines({ seen: { ...seen, git }, answers: { ...answers, forges: ['gitlab'] } });
    expect(there).toContain('Push, and merge into trunk; the pipeline releases 0.1.0');
    expect(there.join('\n')).toContain('--ref trunk --description');
  });

  test('a shell: the release takes the key from its file', () => {
    const local = lines({ answers: { ...answers, forges: [], refresh: false } });
    expect(local).toContain('ota-release release --signing-key-file ../pump-keys/ota.key');
    expect(local.at(-1)).toContain('refresh');
  });

  test('what is missing is named: remote, URL, key', () => {
    const { secretFile: _, ...facts } = {
      seen: { ...seen, git: { below: '', origin: '', tags: [] } },
      answers: { ...answers, publicUrl: 'https://updates.example.com' },
      written,
      tool: 'npx ota-release',
      secretFile: '',
    };
    const text = nextSteps(facts)
      .flatMap(({ does, commands }) => [does, ...commands])
      .join('\n');
    expect(text).toMatch(
      /publicUrl of ota-release\.yaml[\s\S]*git init\ngit remote add origin URL[\s\S]*npx ota-release keys generate --out \.\.\/pump-keys/,
    );
  });

  test('nothing is to be committed where nothing was missing', () => {
    expect(lines({ written: [] })).toEqual([
      expect.stringContaining('GitHub'),
      expect.stringContaining('gh secret'),
      expect.stringContaining('https://github.com'),
      expect.stringContaining('See what'),
      'ota-release check',
      'ota-release release --dry-run',
    ]);
  });
});
