import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closing } from '../support/closing.js';
import { missingLines } from '../support/markdown-blocks.js';
import { type Desk, openDesk, type Published, publishLocally } from '../support/quickstart/desk.js';
import { followPage } from '../support/quickstart/follow.js';
import { openGithub } from '../support/quickstart/on-github.js';
import { openGitlab } from '../support/quickstart/on-gitlab.js';
import { openPages } from '../support/quickstart/pages.js';
import { openShell } from '../support/quickstart/shell-session.js';
import { freePort } from '../support/servers.js';

let published: Published;
beforeAll(() => {
  published = publishLocally();
});
afterAll(() => published.close());

test('a printed example is held line by line against what is printed', () => {
  const printed = 'one 1\ntwo 22 ms\n\nthree\nfour\n';
  expect(missingLines('one 1\ntwo … ms\n…\nfour\n', printed)).toEqual([]);
  expect(missingLines('two 23 ms\nfour\nthree\nfive', printed)).toEqual(['two 23 ms', 'three', 'five']);
});

const closeLater = closing();

const sitDown = () => {
  const desk = openDesk(published);
  closeLater(desk.close);
  const session = openShell(desk.work, desk.env);
  closeLater(session.end);
  return { desk, session };
};

/** How long it took until the first release was verified: told, and no promise of this machine’s. */
const tell = (face: string, ms: number): void => {
  process.stdout.write(`time to the first verified release, ${face}: ${(ms / 1000).toFixed(1)} s\n`);
};

const installed = ({ work }: Desk): string => readFileSync(join(work, 'device/root/opt/pump/current'), 'utf8').trim();

/** The release page, once there is a server; a web server that was put into the background may still be starting. */
const page = async (url: string): Promise<string> => {
  for (let tries = 100; ; tries -= 1) {
    try {
      return await (await fetch(`${url}/index.html`)).text();
    } catch (error) {
      if (tries === 0) throw error;
      await sleep(50);
    }
  }
};

describe('docs/quickstart-shell.md', () => {
  test('leads, as it is typed, from an empty folder to a second release that a device has taken', async () => {
    const { desk, session } = sitDown();
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const seen: string[] = [];
    const followed = await followPage({
      page: 'docs/quickstart-shell.md',
      session,
      // The port of the page may be taken here.
      substitutions: [
        ['http://127.0.0.1:8000', url],
        ['http.server 8000', `http.server ${port}`],
      ],
      after: {
        'ota-agent update': () => void seen.push(installed(desk)),
        'http.server': async () => expect(await page(url)).toContain('<title>'),
      },
    });
    expect(followed.missing).toEqual([]);
    expect(seen).toEqual(['0.1.0', '0.2.0']);
    const tags = execFileSync('git', ['-C', join(desk.work, 'pump.git'), 'tag'], { encoding: 'utf8' });
    expect(tags).toBe('v0.1.0\nv0.2.0\n');
    tell('shell', followed.firstVerifiedMs);
  });
});

const SITE_OF_INIT = "SITE=$(sed -n 's/^publicUrl: //p' ota-release.yaml)";

/** Follows the page of a forge, whose Pages are on loopback: the address that `init` found is looked at, and then replaced. */
const followForge = async (face: 'github' | 'gitlab', publicUrl: string) => {
  const { desk, session } = sitDown();
  const pages = await openPages(desk.home);
  closeLater(pages.close);
  const forge = await (face === 'github' ? openGithub : openGitlab)(desk, pages);
  closeLater(forge.close);
  const seen: string[] = [];
  const followed = await followPage({
    page: `docs/quickstart-${face}.md`,
    session,
    substitutions: [[SITE_OF_INIT, `${SITE_OF_INIT}; [ "$SITE" = ${publicUrl} ]; SITE=${pages.url}`]],
    after: {
      'ota-agent update': () => void seen.push(installed(desk)),
      [SITE_OF_INIT]: async () => expect(await page(pages.url)).toContain('<title>'),
    },
  });
  tell(face, followed.firstVerifiedMs);
  return { followed, seen, asked: forge.asked };
};

describe('docs/quickstart-github.md', () => {
  test('leads, as it is typed, from nothing to a second release by the workflow, which a device has taken', async () => {
    const { followed, seen, asked } = await followForge('github', 'https://team.github.io/pump');
    expect(followed.missing).toEqual([]);
    expect(seen).toEqual(['0.1.0', '0.2.0']);
    // What stands for GitHub here, and nothing else: the page’s commands, and the build that the workflow asks for after each release.
    const builds = asked.filter((words) => words.endsWith('/pages/builds'));
    expect(builds).toHaveLength(2);
    expect(
      asked.filter((words) => !builds.includes(words)).map((words) => words.split(' ').slice(0, 2).join(' ')),
    ).toEqual([
      ...['repo create', 'secret set', 'workflow run', 'run list', 'run watch', 'api --silent'],
      ...['run list', 'run watch'],
    ]);
  });
});

describe('docs/quickstart-gitlab.md', () => {
  test('leads, as it is typed, from nothing to a second release by the pipeline, which a device has taken', async () => {
    const { followed, seen, asked } = await followForge('gitlab', 'https://team.gitlab.io/pump');
    expect(followed.missing).toEqual([]);
    expect(seen).toEqual(['0.1.0', '0.2.0']);
    expect(asked.map((words) => words.split(' ').slice(0, 2).join(' '))).toEqual([
      ...['variable set', 'api --method', 'ci run', 'ci status', 'api --method', 'ci status'],
    ]);
  });
});
