import { gitOutput } from '../../repository/git.js';
import type { Tip } from './branch-tree.js';
import type { Objects } from './objects.js';
import type { Scratch } from './scratch.js';

/** A file of the site that git gives out otherwise than it is stored. */
export interface ChangedByAttribute {
  readonly path: string;
  /** As `.gitattributes` has it: `filter=lfs`. */
  readonly attribute: string;
}

/** Attributes by which a checkout or an archive holds other bytes than the commit (gitattributes(5)). */
const CHANGING = ['filter', 'eol', 'ident', 'working-tree-encoding', 'export-ignore', 'export-subst'] as const;

const DIGEST = '0'.repeat(64);

/** One path of each kind that a site has. */
const SAMPLES: readonly string[] = [
  `bundles/${DIGEST}.product-1.0.0.zip`,
  `bundles/${DIGEST}.product-1.0.0.zip.minisig`,
  'revisions/00000001.json',
  `schemas/${DIGEST}.config.json`,
  'index.json',
  'versions',
  'latest',
  '1.0.0',
];

/**
 * Which of a site's files the branch's attributes have git change when it is checked out, the first path for each
 * attribute. Files are published as they are, whatever the attributes say; whoever serves a checkout of the branch may not.
 */
export const changedByAttributes = async (
  tip: Tip,
  folder: string,
  { git }: Scratch,
  objects: Objects,
): Promise<readonly ChangedByAttribute[]> => {
  const files = [...tip.entries.keys()].filter((path) => /(^|\/)\.gitattributes$/.test(path));
  if (tip.commit === undefined || files.length === 0) return [];
  await objects.bring(tip, files);
  // Attributes are read from the index, as there is no checkout.
  await gitOutput(git, ['read-tree', tip.commit]);
  const input = SAMPLES.map((path) => `${folder}${path}\0`).join('');
  const fields = (await gitOutput(git, ['check-attr', '--cached', '-z', '--stdin', ...CHANGING], { input })).split(
    '\0',
  );
  const found = fields.flatMap((path, i) => {
    const [attribute, value] = i % 3 === 0 ? fields.slice(i + 1, i + 3) : [];
    return attribute && value && changes(attribute, value) ? [{ path, attribute: shown(attribute, value) }] : [];
  });
  return found.filter(({ attribute }, i) => found.findIndex((each) => each.attribute === attribute) === i);
};

/** An end of line that is LF anyway changes nothing that a site holds. */
const changes = (attribute: string, value: string): boolean =>
  !['unspecified', 'unset'].includes(value) && !(attribute === 'eol' && value === 'lf');

const shown = (attribute: string, value: string): string => (value === 'set' ? attribute : `${attribute}=${value}`);
