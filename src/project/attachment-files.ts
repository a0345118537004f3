import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Problem, problem } from '../errors/problem.js';
import type { Project } from './project.js';
import { readFailure } from './read-failure.js';

/**
 * Every attachment of the project that is no readable, regular file. Looked at when a release is about to need them, not
 * when the project is loaded: an SBOM may well be made from the packed bundle.
 */
export const attachmentProblems = async ({
  attachments,
  place,
}: Pick<Project, 'attachments' | 'place'>): Promise<readonly Problem[]> => {
  const reasons = await Promise.all(attachments.map(({ file }) => reasonAgainst(file)));
  return reasons.flatMap((reason, index) => {
    if (reason === undefined) return [];
    const file = basename(attachments[index]?.file ?? '');
    return [problem('project-attachment-unreadable', { file, reason }, place(`attachments[${index}]`))];
  });
};

const reasonAgainst = async (file: string): Promise<string | undefined> => {
  try {
    if (!(await stat(file)).isFile()) return 'it is not a regular file';
    await access(file, constants.R_OK);
    return undefined;
  } catch (error) {
    return readFailure(error);
  }
};
