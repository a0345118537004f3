import { fail, type OtaError } from '../../errors/ota-error.js';
import { ask, demand } from './ask.js';
import type { GitlabClient } from './client.js';
import { type Asked, type Refusal, refusalError } from './refusal.js';
import { packageFilesShape, packagesShape } from './shapes.js';

/** The package that holds a release's files: one name, a product's; one version, the release's. */
export interface PackageName {
  readonly name: string;
  readonly version: string;
}

/** Hex SHA-256 of each file of the package by name, as GitLab hands the file out. */
export type StoredFiles = ReadonlyMap<string, string>;

/**
 * The files that the generic package registry has of a release (GitLab, “Packages API”). A name that was uploaded twice
 * counts as its newest bytes, which are those that a download gives.
 *
 * @throws OtaError `gitlab-packages-off`, `forge-…`.
 */
export const storedFiles = async (client: GitlabClient, wanted: PackageName): Promise<StoredFiles> => {
  const files = [];
  // Two runs that began at once may have made two packages of one name and version.
  for (const id of await packageIds(client, wanted)) files.push(...(await filesOf(client, id)));
  return new Map(
    [...files].sort((a, b) => a.id - b.id).map(({ file_name, file_sha256 }) => [file_name, file_sha256.toLowerCase()]),
  );
};

const packageIds = async (client: GitlabClient, { name, version }: PackageName): Promise<readonly number[]> => {
  const question = {
    location: client.location,
    request: 'GET packages',
    what: 'read packages',
    shape: packagesShape,
    send: () => client.packages.all({ ...filter({ name, version }), projectId: client.project, perPage: 100 }),
  };
  const answer = await ask(question);
  if (answer.kind === 'refused') throw packagesError(question, answer.refusal);
  // GitLab finds names that hold the wanted one, and before 16.6 knows no filter by version.
  return answer.value.filter((found) => found.name === name && found.version === version).map(({ id }) => id);
};

/**
 * The error for a refusal of the package registry. Where a project has none, GitLab answers as if there were no such
 * address.
 */
export const packagesError = (asked: Asked, refusal: Refusal): OtaError =>
  refusal.status === 404 && refusal.fromApi && /^404 Not Found$/i.test(refusal.words)
    ? fail('gitlab-packages-off', { location: asked.location })
    : refusalError(asked, refusal);

/** The library's types know neither the type `generic` nor the filter by version. */
const filter = ({ name, version }: PackageName): object => ({
  packageType: 'generic',
  packageName: name,
  packageVersion: version,
});

const filesOf = (client: GitlabClient, id: number) =>
  demand({
    location: client.location,
    request: `GET packages/${id}/package_files`,
    what: 'read packages',
    shape: packageFilesShape,
    send: () => client.packages.allFiles(client.project, id, PAGE),
  });

/** As many as GitLab gives at once; the library fetches the pages after it. Its types don't say so. */
const PAGE: object = { perPage: 100 };
