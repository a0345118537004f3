import { type Problem, problem } from '../../errors/problem.js';
import type { ReleasePage } from '../release-page.js';

/** GitLab, “Generic packages repository”, publish a single file: the name of a package. */
const NAME = /^[A-Za-z0-9._-]+$/;
/** The same place, its version. GitLab's own rule besides refuses two dots in a row. */
const VERSION = /^[A-Za-z0-9._+-]+$/;

/** What of a page can't be the name of a package or its version; empty where GitLab takes both. */
export const checkNames = ({ product, version }: Pick<ReleasePage, 'product' | 'version'>): readonly Problem[] => [
  // A name of dots alone would be taken for a folder on its way.
  ...(NAME.test(product) && !/^\.+$/.test(product)
    ? []
    : [problem('gitlab-package-name', { part: 'product', value: product })]),
  ...(VERSION.test(version) && !version.includes('..')
    ? []
    : [problem('gitlab-package-name', { part: 'version', value: version })]),
];
