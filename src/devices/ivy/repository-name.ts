import { DEVICE_FAMILIES } from '../../project/device-families.js';

/** Ivy contract, “Source download”: anchored, as the device’s own pattern is not. */
const REPOSITORY = /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)+$/;

/** What a device’s own, narrower pattern must find somewhere in the name. */
const DEVICE_PATTERN = /[A-Za-z0-9-]\/[A-Za-z0-9-]/;

/** Names at the top of a site that are somebody else’s already. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['versions', 'latest', 'index.json', 'index.html', '_headers', '_nginx.conf', 'cname', '.ota-release'],
  ...['revisions', 'bundles', 'schemas', 'attachments', 'archive', 'records', 'provenance', 'channels'],
  ...['metadata', 'releases', 'pages'],
  // Where the files for the forges’ APIs and for families of devices lie.
  ...['api', 'repos', 'locals', 'objects', 'trails', ...DEVICE_FAMILIES],
]);

/** 0-OS: nothing may stand under `{version}/`. */
const VERSION_NAME = /^\d+\.\d+\.\d+/;

/**
 * What keeps a text from being a repository that a device may be told of, in words; undefined for a good one: two or more names
 * with `/` between them, nothing of which a shell would take for something else.
 */
export const repositoryNameFault = (repository: string): string | undefined => {
  if (!REPOSITORY.test(repository))
    return 'it is not two or more names of letters, digits, ".", "_" and "-" with "/" between them';
  const names = repository.split('/');
  const odd = names.find((name) => /^(?:\.{1,2}|-)$/.test(name));
  if (odd !== undefined) return `no name may be "${odd}"`;
  return DEVICE_PATTERN.test(repository) ? undefined : 'devices want a letter, digit or "-" on both sides of a "/"';
};

/** What keeps a text from being the repository of an Ivy site, whose first name lies at the top of the site. */
export const repositoryFault = (repository: string): string | undefined => {
  const fault = repositoryNameFault(repository);
  if (fault !== undefined) return fault;
  const [top = ''] = repository.split('/');
  if (VERSION_NAME.test(top)) return `"${top}" at the top of the site is where a version’s upgrade object stands`;
  return TAKEN.has(top.toLowerCase()) ? `"${top}" at the top of the site is taken` : undefined;
};
