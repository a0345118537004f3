import { type Problem, problem } from '../../errors/problem.js';
import type { ReleasePage } from '../release-page.js';

/** GitLab, “Generic packages repository”, publish a single file: names of packages and of their files. */
const NAME = /^[A-Za-z0-9._-]+$/;
/** The same place, versions. GitLab's own rule besides refuses two dots in a row. */
const VERSION = /^[A-Za-z0-9._+-]+$/;

/** What of a page can't be the name of a package, its version or one of its files; empty where GitLab takes all. */
export const checkNames = ({ product, version, assets }: ReleasePage): readonly Problem[] => [
  ...(isName(product) ? [] : [problem('gitlab-package-name', { part: 'product', value: product })]),
  ...(VERSION.test(version) && !version.includes('..')
    ? []
    : [problem('gitlab-package-name', { part: 'version', value: version })]),
  ...assets
    .filter(({ name }) => !isName(name))
    .map(({ name }) => problem('gitlab-package-name', { part: 'file', value: name })),
];

/** A name of dots alone would be taken for a folder on its way. */
const isName = (name: string): boolean => NAME.test(name) && !/^\.+$/.test(name);
