import { failed, invalid, show, warning } from './entry.js';

const MAX_LISTED = 10;

const listed = (paths: readonly string[]): string =>
  paths.slice(0, MAX_LISTED).map(show).join(', ') +
  (paths.length > MAX_LISTED ? ` and ${paths.length - MAX_LISTED} more` : '');

/** What a program said: the end of it, as it was bounded where it was taken down. */
const said = (output: string): string => (output === '' ? 'It said nothing.' : `It said: ${JSON.stringify(output)}.`);

const options = {
  'ivy-repository-invalid': invalid(
    'Repository name that Ivy’s addresses can’t hold',
    (p: { value: string; reason: string }) => `${show(p.value)} can’t be the repository of Ivy devices: ${p.reason}.`,
    () => 'Write owner and name as the devices have them in updater.repository, such as team/logger.',
  ),
  'ivy-host-invalid': invalid(
    'Host that Ivy devices can’t be told of',
    (p: { value: string }) => `${show(p.value)} is not a host with or without a port.`,
    () => 'Write it as the devices have it in updater.provider_host: updates.example.com, without https:// and path.',
  ),
  'ivy-constant-name': invalid(
    'Name of a constant that Python doesn’t know',
    (p: { value: string }) => `${show(p.value)} is not a name in Python.`,
    () => 'Write the name of a constant at the top level of the file, such as VERSION.',
  ),
  'ivy-python-invalid': invalid(
    'Version of Python that can’t be read',
    (p: { value: string }) => `${show(p.value)} is not a version of Python 3.`,
    () => 'Write it in quotes, "3.11" or "3.11.4": without them YAML takes 3.10 for 3.1.',
  ),
  'ivy-repository-depth': invalid(
    'Repository in a sub-group under GitHub’s addresses',
    (p: { repository: string }) =>
      `GitHub’s addresses have an owner and a name, and ${show(p.repository)} has more parts.`,
    () => 'Publish under those of GitLab (archives: [gitlab]), or name the repository by two parts.',
  ),
  'ivy-url-path': invalid(
    'Site that Ivy devices can’t reach, below the top of its host',
    (p: { url: string }) =>
      `The public URL ${show(p.url)} has a path, and Ivy devices ask at the top of a host: https://<host>/<repository>/….`,
    () =>
      'Serve the site at the top of a host, or leave devices.ivy.repository out: devices then fetch from the forge.',
  ),
  'ivy-url-insecure': warning(
    'Site without https for Ivy devices',
    (p: { url: string }) => `The public URL ${show(p.url)} is not https, and Ivy devices ask by https alone.`,
    () => 'Serve the site by https under the same host.',
  ),
};

const template = {
  'ivy-template-missing': warning(
    'Ivy release without a configuration template',
    () => 'No config.template is declared, so nothing proves that devices can take the release.',
    () => 'Declare config.template, config.schema and config.foreignSchema in the project file.',
  ),
  'ivy-template-key': invalid(
    'Template that Ivy devices can’t read',
    (p: { key: string; wanted: string }) => `The template has no ${p.key} that is ${p.wanted}.`,
    (p) => `Write ${p.key} into the template: every device asks for it first.`,
  ),
  'ivy-template-unsafe': invalid(
    'Template whose repository or host reaches a shell',
    (p: { key: string; value: string; reason: string }) => `${p.key} is ${show(p.value)}: ${p.reason}.`,
    () => 'Write a plain name: Ivy’s updater hands it to a shell as it is.',
  ),
  'ivy-template-moved': warning(
    'Template that moves devices to another repository',
    (p: { key: string; value: string; expected: string }) =>
      `${p.key} is ${show(p.value)} in the template, and ${show(p.expected)} in the project file.`,
    () =>
      'Devices use it from the release after this one on: publish both until they have moved, or make the two agree.',
  ),
  'ivy-revision-not-raised': warning(
    'Configuration that devices will ignore',
    (p: { revision: number; published: number; version: string }) =>
      `The template has revision ${p.revision}, that of ${p.version} has ${p.published}: whoever took that one ignores this one.`,
    (p) => `Raise general.config_revision above ${p.published}, or let your backend count when it sends.`,
  ),
};

const constants = {
  'ivy-constant-missing': invalid(
    'Constant that isn’t there',
    (p: { file: string; name: string }) => `${p.file} has no constant ${p.name} with a plain text.`,
    () => 'Write it as NAME = "text" at the top level, or say in devices.ivy.constants where it is.',
  ),
  'ivy-constant-differs': invalid(
    'Constant of another version',
    (p: { name: string; found: string; version: string }) =>
      `${p.name} is ${show(p.found)}, and the release is ${show(p.version)}.`,
    (p) => `Write ${JSON.stringify(p.version)}: a device compares it with the configuration.`,
  ),
  'ivy-name-differs': invalid(
    'System of another name',
    (p: { name: string; found: string; expected: string }) =>
      `${p.name} is ${show(p.found)}, and the system’s name is ${show(p.expected)}.`,
    (p) =>
      `Write ${JSON.stringify(p.expected)} again; if the name has always been ${JSON.stringify(p.found)}, say so in devices.ivy.systemName.`,
  ),
  'ivy-name-changed': invalid(
    'System whose name has changed',
    (p: { found: string; published: string }) =>
      `The system’s name is ${show(p.found)}, and the releases on the site have ${show(p.published)}: devices find nothing under a new name.`,
    (p) => `Keep ${JSON.stringify(p.published)} for as long as devices with it are in the field.`,
  ),
};

const source = {
  'ivy-source-incomplete': invalid(
    'Source archive that lacks what Ivy needs',
    (p: { missing: readonly string[] }) => `The source of the commit has no ${listed(p.missing)} at its top.`,
    () => 'Commit them at the top of the repository, and let no export-ignore in .gitattributes leave them out.',
  ),
  'ivy-source-submodule': warning(
    'Submodule that a source archive leaves out',
    (p: { paths: readonly string[] }) => `Devices get an empty directory in place of ${listed(p.paths)}.`,
    () => 'Commit the files themselves, or make a package of them that pdm.lock names.',
  ),
  'ivy-source-lfs': warning(
    'File of git-lfs that a source archive leaves out',
    (p: { paths: readonly string[] }) => `Devices get a pointer of git-lfs in place of ${listed(p.paths)}.`,
    () => 'Commit the files themselves (git lfs migrate export), or let the program fetch them.',
  ),
  'ivy-source-name': invalid(
    'File name that a source archive can’t hold',
    (p: { path: string }) => `${show(p.path)} is not UTF-8, or has a backslash.`,
    () => 'Rename the file.',
  ),
  'ivy-readme-missing': warning(
    'Repository without a README',
    () => 'The source of the commit has no README at its top, which a device’s connection test reads on GitHub.',
    () => 'Commit a README.md.',
  ),
};

const gate = {
  'ivy-gate-empty': invalid(
    'Gate without a test',
    (p: { marker: string; tests: number }) =>
      `Of ${p.tests} tests below tests/, none has the marker ${p.marker}: pytest ends with 5, and a device that runs those rejects the release.`,
    (p) =>
      `Write @pytest.mark.${p.marker} before at least one test, or pytestmark = pytest.mark.${p.marker} into a file.`,
  ),
  'ivy-pytest-missing': invalid(
    'pytest that isn’t a main dependency',
    () =>
      'pytest is not among the dependencies of [project], and the device runs its gate tests with what stands there.',
    () => 'Add it: pdm add pytest.',
  ),
  'ivy-pytest-unlocked': invalid(
    'Lock file without pytest',
    () => 'pdm.lock has no package pytest, and devices install what it names.',
    () => 'Type pdm lock and commit the file.',
  ),
  'ivy-python-excluded': invalid(
    'Release that the devices’ Python can’t install',
    (p: { requires: string; python: string }) =>
      `requires-python is ${show(p.requires)}, and the devices have Python ${p.python}.`,
    () => 'Widen requires-python: the running version makes the environment of the next one with its own Python.',
  ),
  'ivy-python-unreadable': warning(
    'requires-python that can’t be read',
    (p: { requires: string }) => `requires-python is ${show(p.requires)}, which is not a list of version specifiers.`,
    () => 'Write it as >=3.11 or >=3.11,<3.14.',
  ),
  'ivy-gate-failed': failed(
    'Gate tests that fail',
    (p: { command: string; exitCode: number; meaning: string; output: string }) =>
      `${show(p.command)} ended with exit code ${p.exitCode} (${p.meaning}). ${said(p.output)}`,
    () => 'A device would reject this release. Run the command in a fresh clone of the commit to see all of it.',
  ),
  'ivy-gate-late': failed(
    'Gate tests that don’t come to an end',
    (p: { command: string; minutes: number; output: string }) =>
      `${show(p.command)} was ended after ${p.minutes} minutes. ${said(p.output)}`,
    () => 'Make the tests quicker, or raise devices.ivy.gateMinutes.',
  ),
  'ivy-gate-unstartable': failed(
    'Gate tests that can’t be started',
    (p: { command: string; reason: string }) => `${show(p.command)} can’t be started: ${p.reason}.`,
    () => 'Install the program on this machine, or correct devices.ivy.gateTests: program and arguments, no shell.',
  ),
};

const connection = {
  'ivy-probe-missing': warning(
    'Site that a device’s repository test doesn’t find',
    (p: { url: string; status: number }) =>
      `${p.url} answers with ${p.status}, and a device’s repository test wants 200.`,
    () =>
      'Before the first release with these options that is to be expected. Later, see whether the server decodes %2F in paths, and serves the site under this host.',
  ),
  'ivy-probe-unexpected': warning(
    'Site that answers a device’s repository test with something else',
    (p: { url: string }) => `${p.url} answers with something that this site never published there.`,
    () => 'See whether another server, or a page for errors, answers in place of the site.',
  ),
  'ivy-archive-missing': warning(
    'Source archive that devices don’t find',
    (p: { url: string; status: number }) => `${p.url} answers with ${p.status}, and devices download from there.`,
    () =>
      'A version that was released before these options were set has no archive here. Otherwise look at the server.',
  ),
  'ivy-host-unreachable': warning(
    'Host of Ivy devices that can’t be reached',
    (p: { url: string; words: string }) => `${p.url} can’t be reached: ${p.words}.`,
    () =>
      'Serve the site under this host too, state the devices’ host in devices.ivy.host, or leave the provider out of devices.ivy.archives.',
  ),
};

/** What can be wrong with a release for Ivy devices. */
export const ivyErrors = { ...options, ...template, ...constants, ...source, ...gate, ...connection };
