import { type Problem, problem } from '../../errors/problem.js';
import type { Fetch } from '../../http/fetch.js';
import { networkFailure } from '../../http/network-failure.js';
import type { CheckInput } from '../device-family.js';
import { ivySettings } from './settings.js';
import { isTwoPart, topDirectory } from './site-paths.js';

/** One address that a device asks, and what it is for. */
interface Question {
  readonly url: string;
  readonly kind: 'tags' | 'readme' | 'archive';
}

/**
 * What devices would find on the static site: the answers that their repository test reads, and the archive of the newest
 * release, under the very addresses that a device puts together (Ivy contract, “Source download”). What the forge has is asked for
 * by the check of the repository.
 */
export const checkStaticConnection = async (input: CheckInput): Promise<readonly Problem[]> => {
  const questions = questionsOf(input);
  if (questions.length === 0) return [];
  const fetch = await input.openFetch();
  const answers = await Promise.all(questions.map((question) => ask(fetch, question)));
  return answers.flat();
};

const questionsOf = ({ project, channel }: CheckInput): readonly Question[] => {
  const { repository, archives } = ivySettings(project);
  const host = project.families.ivy?.host ?? (project.publicUrl && new URL(project.publicUrl).host);
  if (repository === undefined || host === undefined) return [];
  const latest = channel?.latest ?? undefined;
  const gitlab = archives.includes('gitlab') ? gitlabQuestions(`https://${host}`, repository, latest) : [];
  const hasGithub = archives.includes('github') && isTwoPart(repository);
  return [...gitlab, ...(hasGithub ? githubQuestions(`https://api.${host}`, repository, latest) : [])];
};

const gitlabQuestions = (origin: string, repository: string, latest: string | undefined): readonly Question[] => {
  const project = repository.replaceAll('/', '%2F');
  const archive = (version: string) => `-/archive/v${version}/${topDirectory(repository, version)}.tar.gz`;
  return [
    { url: `${origin}/api/v4/projects/${project}/repository/tags?search=v0.0.0`, kind: 'tags' },
    ...(latest === undefined ? [] : [{ url: `${origin}/${repository}/${archive(latest)}`, kind: 'archive' } as const]),
  ];
};

const githubQuestions = (origin: string, repository: string, latest: string | undefined): readonly Question[] => [
  { url: `${origin}/repos/${repository}/readme`, kind: 'readme' },
  ...(latest === undefined
    ? []
    : [{ url: `${origin}/repos/${repository}/tarball/v${latest}`, kind: 'archive' } as const]),
];

const ask = async (fetch: Fetch, { url, kind }: Question): Promise<readonly Problem[]> => {
  try {
    const answer = await fetch(url, { method: kind === 'archive' ? 'HEAD' : 'GET' });
    if (kind !== 'tags' || !answer.ok) await answer.body?.cancel();
    if (!answer.ok)
      return [
        problem(kind === 'archive' ? 'ivy-archive-missing' : 'ivy-probe-missing', { url, status: answer.status }),
      ];
    return kind === 'tags' && !isList(await answer.text()) ? [problem('ivy-probe-unexpected', { url })] : [];
  } catch (error) {
    return [problem('ivy-host-unreachable', { url, words: networkFailure(error).words })];
  }
};

/** A page for errors that comes with status 200 is no list of tags. */
const isList = (text: string): boolean => /^\s*\[/.test(text);
