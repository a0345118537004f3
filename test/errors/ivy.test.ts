import { describe } from 'vitest';
import { ivyErrors } from '../../src/errors/ivy.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const url = 'https://updates.example.com/api/v4/projects/a%2Fb/repository/tags?search=v0.0.0';

const rows: CatalogueRows<typeof ivyErrors> = {
  // code: exit code, details, message, and the hint where it depends on the details
  'ivy-repository-invalid': [
    2,
    { value: 'logger', reason: 'it has one name' },
    '"logger" can’t be the repository of Ivy devices: it has one name.',
  ],
  'ivy-host-invalid': [2, { value: 'https://x' }, '"https://x" is not a host with or without a port.'],
  'ivy-constant-name': [2, { value: 'a-b' }, '"a-b" is not a name in Python.'],
  'ivy-python-invalid': [2, { value: '3' }, '"3" is not a version of Python 3.'],
  'ivy-repository-depth': [
    2,
    { repository: 'a/b/c' },
    'GitHub’s addresses have an owner and a name, and "a/b/c" has more parts.',
  ],
  'ivy-url-path': [
    2,
    { url: 'https://example.com/das' },
    'The public URL "https://example.com/das" has a path, and Ivy devices ask at the top of a host: https://<host>/<repository>/….',
  ],
  'ivy-url-insecure': [
    'warning',
    { url: 'http://example.com' },
    'The public URL "http://example.com" is not https, and Ivy devices ask by https alone.',
  ],
  'ivy-template-missing': [
    'warning',
    {},
    'No config.template is declared, so nothing proves that devices can take the release.',
  ],
  'ivy-template-key': [
    2,
    { key: 'general.config_revision', wanted: 'an integer from -1 on' },
    'The template has no general.config_revision that is an integer from -1 on.',
    'Write general.config_revision into the template: every device asks for it first.',
  ],
  'ivy-template-unsafe': [
    2,
    { key: 'updater.repository', value: 'a; b', reason: 'it is odd' },
    'updater.repository is "a; b": it is odd.',
  ],
  'ivy-template-moved': [
    'warning',
    { key: 'updater.repository', value: 'a/c', expected: 'a/b' },
    'updater.repository is "a/c" in the template, and "a/b" in the project file.',
  ],
  'ivy-revision-not-raised': [
    'warning',
    { revision: 7, published: 8, version: '1.3.0' },
    'The template has revision 7, that of 1.3.0 has 8: whoever took that one ignores this one.',
    'Raise general.config_revision above 8, or let your backend count when it sends.',
  ],
  'ivy-constant-missing': [
    2,
    { file: 'src/constants.py', name: 'VERSION' },
    'src/constants.py has no constant VERSION with a plain text.',
  ],
  'ivy-constant-differs': [
    2,
    { name: 'VERSION', found: '1.3.0', version: '1.4.0' },
    'VERSION is "1.3.0", and the release is "1.4.0".',
    'Write "1.4.0": a device compares it with the configuration.',
  ],
  'ivy-name-differs': [
    2,
    { name: 'NAME', found: 'das', expected: 'roof-das' },
    'NAME is "das", and the system’s name is "roof-das".',
    'Write "roof-das" again; if the name has always been "das", say so in devices.ivy.systemName.',
  ],
  'ivy-name-changed': [
    2,
    { found: 'das', published: 'roof-das' },
    'The system’s name is "das", and the releases on the site have "roof-das": devices find nothing under a new name.',
    'Keep "roof-das" for as long as devices with it are in the field.',
  ],
  'ivy-source-incomplete': [
    2,
    { missing: ['cli.py', 'src/'] },
    'The source of the commit has no "cli.py", "src/" at its top.',
  ],
  'ivy-source-submodule': ['warning', { paths: ['lib/x'] }, 'Devices get an empty directory in place of "lib/x".'],
  'ivy-source-lfs': ['warning', { paths: ['a.bin'] }, 'Devices get a pointer of git-lfs in place of "a.bin".'],
  'ivy-source-name': [2, { path: 'a\\b' }, '"a\\\\b" is not UTF-8, or has a backslash.'],
  'ivy-readme-missing': [
    'warning',
    {},
    'The source of the commit has no README at its top, which a device’s connection test reads on GitHub.',
  ],
  'ivy-gate-empty': [
    2,
    { marker: 'version_change', tests: 12 },
    'Of 12 tests below tests/, none has the marker version_change: pytest ends with 5, and a device that runs those rejects the release.',
    'Write @pytest.mark.version_change before at least one test, or pytestmark = pytest.mark.version_change into a file.',
  ],
  'ivy-pytest-missing': [
    2,
    {},
    'pytest is not among the dependencies of [project], and the device runs its gate tests with what stands there.',
  ],
  'ivy-pytest-unlocked': [2, {}, 'pdm.lock has no package pytest, and devices install what it names.'],
  'ivy-python-excluded': [
    2,
    { requires: '>=3.12', python: '3.11' },
    'requires-python is ">=3.12", and the devices have Python 3.11.',
  ],
  'ivy-python-unreadable': [
    'warning',
    { requires: '^3.12' },
    'requires-python is "^3.12", which is not a list of version specifiers.',
  ],
  'ivy-gate-failed': [
    1,
    { command: 'pdm run pytest', exitCode: 1, meaning: 'tests failed', output: '1 failed' },
    '"pdm run pytest" ended with exit code 1 (tests failed). It said: "1 failed".',
  ],
  'ivy-gate-late': [
    1,
    { command: 'pdm run pytest', minutes: 10, output: '' },
    '"pdm run pytest" was ended after 10 minutes. It said nothing.',
  ],
  'ivy-gate-unstartable': [
    1,
    { command: 'pdm run pytest', reason: 'spawn pdm ENOENT' },
    '"pdm run pytest" can’t be started: spawn pdm ENOENT.',
  ],
  'ivy-probe-missing': [
    'warning',
    { url, status: 404 },
    `${url} answers with 404, and a device’s repository test wants 200.`,
  ],
  'ivy-probe-unexpected': ['warning', { url }, `${url} answers with something that this site never published there.`],
  'ivy-archive-missing': ['warning', { url, status: 404 }, `${url} answers with 404, and devices download from there.`],
  'ivy-host-unreachable': ['warning', { url, words: 'ECONNREFUSED' }, `${url} can’t be reached: ECONNREFUSED.`],
};

describe('what can be wrong with a release for Ivy devices', () => {
  describeCatalogue(ivyErrors, rows, ['ivy']);
  describeWordings([
    [
      problem('ivy-source-lfs', { paths: Array.from({ length: 12 }, (_, at) => `${at}`) }),
      'Devices get a pointer of git-lfs in place of "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" and 2 more.',
    ],
  ]);
});
