import { type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import { channelLayout } from '../../site/layout.js';
import type { CheckInput } from '../device-family.js';
import { identityOf } from './identity.js';
import { localName, MAX_NAME_CHARACTERS, nameCharacters } from './local-name.js';
import { channelRemotePath } from './remote.js';
import { loadRevision, type RevisionInput } from './revision.js';

/** What a release for Pantavisor is judged from. */
export interface PantavisorCheckInput
  extends RevisionInput,
    Pick<CheckInput, 'version' | 'intent' | 'secret' | 'servesDotFiles'> {
  readonly project: RevisionInput['project'] & Pick<Project, 'channel'>;
}

/**
 * What keeps devices from the revision of a release: its parts, its signatures and certificates, its name, the host, and, before a
 * real release, the key.
 */
export const checkPantavisor = async (input: PantavisorCheckInput): Promise<readonly Problem[]> => {
  const { revision, problems } = await loadRevision(input);
  const key = revision && input.intent === 'release' ? identityOf(revision, input.secret).problems : [];
  return [...problems, ...key, ...nameProblems(input.version), ...hostProblems(input)];
};

const nameProblems = (version: string): readonly Problem[] => {
  const name = localName(version);
  const characters = nameCharacters(name);
  return characters > MAX_NAME_CHARACTERS
    ? [problem('pantavisor-name-too-long', { name, characters, maximum: MAX_NAME_CHARACTERS })]
    : [];
};

const hostProblems = ({ servesDotFiles, project }: PantavisorCheckInput): readonly Problem[] =>
  servesDotFiles === false
    ? [
        problem(
          'pantavisor-dot-files',
          { path: channelRemotePath(channelLayout(project.channel)) },
          project.place('host'),
        ),
      ]
    : [];
