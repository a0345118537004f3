import { parse } from 'yaml';
import { OtaError } from '../../errors/ota-error.js';
import { hostSchema } from '../../project/host-schema.js';
import { judge } from '../../project/judge.js';
import type { DeclaredHost } from '../../project/project.js';

/** The host that a new project publishes to. */
export interface HostSetup {
  /** As it was given, and as the project file has it. */
  readonly text: string;
  readonly spec: DeclaredHost;
}

/** The branch that keeps a site: the host itself, or what carries a folder from one pipeline to the next. */
export const SITE_BRANCH = 'site';

/**
 * Reads the host that a new project is to have.
 *
 * @param origin what findings call the one that gave it: `--host`, `OTA_HOST`.
 * @throws OtaError `project-host-…`, `project-text-…`, `project-path-…`.
 */
export const hostSetup = (text: string, origin: string): HostSetup => {
  const place = () => ({ file: origin });
  const judged = judge(hostSchema, {
    value: text,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: () => origin,
  });
  if (!('value' in judged)) throw new OtaError(judged.problems);
  return { text, spec: judged.value };
};

/** The folder of the job that holds the site, from the project’s directory; undefined where the host keeps the site itself. */
export const carriedFolder = ({ spec }: HostSetup): string | undefined => {
  if (spec.kind !== 'directory' || /^(file:|[/\\]|[a-z]:)/i.test(spec.path)) return undefined;
  const names = spec.path.split(/[/\\]/).filter((name) => name !== '' && name !== '.');
  return names.length === 0 || names.includes('..') ? undefined : names.join('/');
};

/** Whether the host is of a kind of which some overwrite where they are asked not to. */
export const mayIgnoreConditions = ({ spec }: HostSetup): boolean =>
  spec.kind === 'http-put' || (spec.kind === 's3' && spec.endpoint !== undefined);

/** Whether the bucket is one of AWS, which gives a role to a job that shows who it is. */
export const isAws = ({ spec }: HostSetup): boolean => spec.kind === 's3' && spec.endpoint === undefined;

/** A text as YAML, in quotes where it would be something else without. */
export const yamlText = (text: string): string =>
  /^[A-Za-z0-9._/][A-Za-z0-9._/:-]*$/.test(text) && parse(text) === text ? text : JSON.stringify(text);

/** A text as one word of a POSIX shell. */
export const shellWord = (text: string): string =>
  /^[A-Za-z0-9_./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
