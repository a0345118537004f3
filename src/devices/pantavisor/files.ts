import { join } from 'node:path';
import { fail, OtaError } from '../../errors/ota-error.js';
import { hasErrors, type Problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import type { DeviceFile } from '../../site/draft.js';
import { channelLayout } from '../../site/layout.js';
import type { FilesInput, SealedFile } from '../device-family.js';
import { writeExport } from './export-tarball.js';
import { identityOf } from './identity.js';
import { objectInfoBytes, objectPath, type RevisionPaths, remoteBytes, revisionPaths } from './remote.js';
import { loadParts, loadRevision, type Revision, type RevisionInput } from './revision.js';
import { assertTaken, signState } from './sign-state.js';
import type { State } from './state.js';

const family = 'pantavisor';

/** What the files of a revision are named and made from. */
export interface RevisionFilesInput
  extends RevisionInput,
    Pick<FilesInput, 'version' | 'publicUrl' | 'secret' | 'reporter' | 'workDirectory'> {
  readonly project: RevisionInput['project'] & Pick<Project, 'channel' | 'product'>;
}

/**
 * The files of a revision that need no key: its objects, what tells pvr where they are, and the remote of the revision.
 *
 * @throws OtaError with what is wrong with the parts.
 */
export const revisionFiles = async (input: RevisionFilesInput): Promise<readonly DeviceFile[]> => {
  const { parts, problems } = await loadParts(input);
  const { objects } = whole(parts, problems);
  const paths = pathsOf(input);
  const bytes = (path: string, content: Uint8Array): DeviceFile => ({
    family,
    path,
    body: { kind: 'bytes', bytes: content },
  });
  return [
    ...objects.map(
      ({ file, size, sha256 }): DeviceFile => ({
        family,
        path: objectPath(sha256),
        body: { kind: 'file', path: file, size, sha256 },
      }),
    ),
    ...objects.map((object) => bytes(paths.objectInfo(object.sha256), objectInfoBytes(input.publicUrl, object))),
    bytes(paths.remote, remoteBytes(input.publicUrl, paths.folder)),
  ];
};

/** The paths of what is signed. */
export const sealedRevisionPaths = (input: RevisionFilesInput): readonly string[] => {
  const { state, tarball } = pathsOf(input);
  return [state, tarball];
};

/**
 * The signed state, verified again as a device would, and the export tarball around it. The same parts, key and certificates give
 * the same bytes.
 *
 * @throws OtaError `pantavisor-…`.
 */
export const sealRevision = async (input: RevisionFilesInput): Promise<readonly SealedFile[]> => {
  const { revision, problems } = await loadRevision(input);
  const known = whole(revision, problems);
  const state = signed(known, input);
  assertTaken(state, known.trust);
  for (const { key } of known.planned) input.reporter.detail(`pantavisor: signed ${key}`);
  const paths = pathsOf(input);
  const bytes = Buffer.from(state.text);
  const tarball = join(await input.workDirectory(), 'revision.pvrexport.tgz');
  const exported = await writeExport(tarball, { state: bytes, objects: known.objects });
  return [
    { family, path: paths.state, body: { kind: 'bytes', bytes } },
    { family, path: paths.tarball, body: { kind: 'file', ...exported } },
  ];
};

const signed = (revision: Revision, { secret }: RevisionFilesInput): State => {
  if (revision.planned.length === 0) return revision.state;
  const { identity, problems } = identityOf(revision, secret);
  if (problems.length > 0) throw new OtaError(problems);
  if (!identity) throw fail('pantavisor-key-missing', {});
  return signState(revision.state, revision.planned, identity);
};

const pathsOf = ({ project, version }: RevisionFilesInput): RevisionPaths =>
  revisionPaths(channelLayout(project.channel), project.product, version);

/** What was read, where nothing was wrong with it. The check says so before; whoever skips it is told here. */
const whole = <T>(value: T | undefined, problems: readonly Problem[]): T => {
  if (value === undefined || hasErrors(problems)) throw new OtaError(problems);
  return value;
};
