import { createHash } from 'node:crypto';
import { type Call, forbidden, notFound, type Reply, type Route, refusal } from './route.js';
import { genericDownload, genericPackagePath, genericPublish, packageFilesList, packagesList } from './shapes.js';
import { nextId, type Package, type PackageFile, ROLES } from './state.js';

const GENERIC = '/projects/:id/packages/generic/:package_name/:package_version/:file_name';

/** Where the project has no package registry, none of its addresses is there. */
const inRegistry =
  (run: Route['run']): Route['run'] =>
  async (call) =>
    call.state.packagesEnabled ? run(call) : notFound();

const findPackage = ({ state }: Call, name: string, version: string): Package | undefined =>
  state.packages.find((one) => one.name === name && one.version === version);

const publish = async (call: Call): Promise<Reply> => {
  const { state, path, query, upload } = call;
  const named = genericPackagePath.safeParse({
    package_name: path.package_name,
    package_version: path.package_version,
    file_name: path.file_name,
  });
  if (!named.success) return { status: 400, json: { error: `${named.error.issues[0]?.path.join()} is invalid` } };
  const { package_name: name, package_version: version, file_name: fileName } = named.data;
  if (!upload) throw new Error('an upload has a body');
  const found = findPackage(call, name, version);
  if (!state.duplicatesAllowed && found?.files.some((file) => file.name === fileName))
    return refusal(400, '400 Bad request - Duplicate package is not allowed');
  if (state.archived) return forbidden();
  const createdAt = new Date().toISOString();
  const into = found ?? { id: nextId(), name, version, createdAt, files: [] };
  if (!found) state.packages.push(into);
  const file: PackageFile = { ...upload, id: nextId(), name: fileName, createdAt };
  into.files.push(file);
  if (query.select !== 'package_file') return { status: 201, json: { message: '201 Created' } };
  return { status: 201, json: publishedEntity(into, file) };
};

const publishedEntity = (into: Package, file: PackageFile): object => {
  const directory = createHash('sha256').update(String(into.id)).digest('hex');
  return {
    id: file.id,
    package_id: into.id,
    created_at: file.createdAt,
    updated_at: file.createdAt,
    size: file.size,
    file_store: 1,
    file_md5: null,
    file_sha1: null,
    file_name: file.name,
    file: { url: `/${directory}/packages/${into.id}/files/${file.id}/${file.name}` },
    file_sha256: file.sha256,
    verification_retry_at: null,
    verified_at: null,
    verification_failure: null,
    verification_retry_count: null,
    verification_checksum: null,
    verification_state: 0,
    verification_started_at: null,
    new_file_path: null,
  };
};

export const packageRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: GENERIC,
    page: 'GitLab generic packages repository',
    ...genericPublish,
    upload: true,
    forJobs: true,
    accessLevel: ROLES.developer,
    run: inRegistry(publish),
  },
  {
    method: 'GET',
    path: GENERIC,
    page: 'GitLab generic packages repository',
    ...genericDownload,
    forJobs: true,
    accessLevel: ROLES.reporter,
    run: inRegistry(async (call) => {
      const { package_name: name = '', package_version: version = '', file_name: fileName } = call.path;
      // Of several files of one name the most recent.
      const file = findPackage(call, name, version)?.files.findLast((one) => one.name === fileName);
      if (!file?.bytes) return notFound();
      return { status: 200, bytes: file.bytes, headers: { 'content-type': 'application/octet-stream' } };
    }),
  },
  {
    method: 'GET',
    path: '/projects/:id/packages',
    page: 'Packages API',
    ...packagesList,
    forJobs: true,
    accessLevel: ROLES.reporter,
    run: inRegistry(async ({ state, query }) => ({
      status: 200,
      json: state.packages
        // By name it is a search.
        .filter(({ name }) => name.includes(query.package_name ?? ''))
        .filter(({ version }) => (query.package_version ?? version) === version)
        .map(({ id, name, version, createdAt }) => ({
          id,
          name,
          version,
          package_type: 'generic',
          status: 'default',
          created_at: createdAt,
          _links: { web_path: `/${state.path}/-/packages/${id}` },
          tags: [],
        })),
    })),
  },
  {
    method: 'GET',
    path: '/projects/:id/packages/:package_id/package_files',
    page: 'Packages API',
    ...packageFilesList,
    forJobs: true,
    accessLevel: ROLES.reporter,
    run: inRegistry(async ({ state, path }) => {
      const found = state.packages.find(({ id }) => String(id) === path.package_id);
      if (!found) return notFound();
      const json = found.files.map(({ id, name, size, sha256, createdAt }) => ({
        id,
        package_id: found.id,
        created_at: createdAt,
        file_name: name,
        size,
        file_md5: null,
        file_sha1: null,
        file_sha256: sha256,
      }));
      return { status: 200, json };
    }),
  },
];
