import { failed, invalid, show, warning } from './entry.js';

/** What can be wrong with a release for 0-OS, and with a site that is read as 0-OS reads it. */
export const zosErrors = {
  'zos-flist-invalid': invalid(
    'flist that a node can’t follow',
    (p: { key: string; value: string; reason: string }) => `${p.key} is ${show(p.value)}: ${p.reason}.`,
    () =>
      'Give the absolute URL under which nodes fetch it, with {version} where the version goes: https://hub.example.com/team/gateway-{version}.flist.',
  ),
  'zos-storage-invalid': invalid(
    'Storage that is no 0-db URL',
    (p: { key: string; value: string; reason: string }) => `${p.key} is ${show(p.value)}: ${p.reason}.`,
    () => 'Give the URL of the 0-db, as in zdb://hub.example.com:9900, or leave the key out.',
  ),
  'zos-hook-not-executable': invalid(
    'Hook that is not executable',
    (p: { hook: string }) =>
      `${p.hook} is not executable by its owner, and a node that finds it so stops with an error.`,
    () =>
      'Run chmod +x on it and commit that (git update-index --chmod=+x where the file system has no such bit); rename it if it is no hook.',
  ),
  'zos-hook-not-a-file': invalid(
    'Hook that is no file',
    (p: { hook: string; what: string }) =>
      `${p.hook} at the bundle’s root is ${p.what}, and a node would try to run it as a hook.`,
    () => 'Put an executable file there, or give it another name.',
  ),
  'zos-upgrade-from-ignored': warning(
    'Nodes that upgrade in spite of upgradeFrom',
    (p: { version: string; upgradeFrom: string; from: readonly string[] }) =>
      `0-OS nodes install ${p.version} from ${p.from.join(', ')}, though upgradeFrom is ${show(p.upgradeFrom)}: they take every listed version in turn, whatever it promises.`,
    () =>
      'Release a version in between that is in the range, or let update.sh refuse to go on from versions outside of it.',
  ),
  'zos-flist-md5-empty': invalid(
    'Empty .md5 of an flist',
    (p: { url: string }) => `${p.url} is answered with status 200 and an empty body, at which a node breaks off.`,
    () => 'Put the bare lowercase MD5 of the flist there, or remove that file: a node does without it.',
  ),
  'zos-flist-md5-odd': warning(
    '.md5 of an flist that is no MD5',
    (p: { url: string; found: string }) =>
      `${p.url} is answered with status 200 and ${show(p.found)}, which a node takes for the MD5 of the flist.`,
    () => 'Put the bare lowercase MD5 of the flist there, or let the server answer 404 for what is not there.',
  ),
  'zos-flist-unreachable': warning(
    'flist that is not there',
    (p: { url: string; reason: string }) => `Nodes can’t get ${p.url} yet: ${p.reason}.`,
    () => 'Upload the flist before this version is released: a node that can’t get it goes no further.',
  ),
  'publisher-url-invalid': invalid(
    'Address that is no site of 0-OS',
    (p: { url: string; reason: string }) => `${show(p.url)} can’t be read as a site of 0-OS: ${p.reason}.`,
    () => 'Give the absolute http(s) URL of the directory that holds versions and latest.',
  ),
  'publisher-version-invalid': invalid(
    'Version that no site lists',
    (p: { version: string }) =>
      `${show(p.version)} is not a strict SemVer version, so no site has an upgrade object for it.`,
    () => 'Give a version as list() gives it: three numbers, no v, no blanks, no leading zeros.',
  ),
  'publisher-unreachable': failed(
    'Site that doesn’t answer',
    (p: { url: string; reason: string }) => `${p.url} gave no answer: ${p.reason}.`,
    () => 'Check the address and the network, and ask again.',
  ),
  'publisher-status': failed(
    'Answer that is not 200',
    (p: { url: string; status: number }) => `${p.url} was answered with status ${p.status}; 0-OS takes 200 alone.`,
    () => 'Check the address. A site has versions, latest and an object for each listed version.',
  ),
  'publisher-answer-invalid': failed(
    'Answer that 0-OS can’t read',
    (p: { url: string; reason: string }) => `${p.url} is not what 0-OS reads there: ${p.reason}.`,
    () => 'Verify the site with ota-release verify; look for a web server that answers with a page of its own.',
  ),
  'publisher-latest-unlisted': failed(
    'Latest version that is not listed',
    (p: { url: string; latest: string }) =>
      `${p.url} gives ${p.latest} as the latest, and the list of versions has none such.`,
    () => 'A cache that serves a new latest with old versions does this: ask again once it has caught up.',
  ),
};
