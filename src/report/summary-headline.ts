import { code, words } from './markdown.js';
import { countText } from './problem-text.js';
import type { OperationFacts, ReleaseFacts, RunRecord, RunResult } from './run-record.js';
import { formatBytes } from './units.js';

/** What an exit code says, in a few words. */
const EXIT_WORDS = { 0: 'done', 1: 'failed', 2: 'bad input or project', 3: 'verification failed' } as const;

/** The summary's first lines: how the run ended, of what, and what that means. The mark is for the eye; the words say the same. */
export const headline = (record: RunRecord): string => {
  const { title, lead } = record.exitCode === 0 ? succeeded(record) : failed(record);
  return [`## ${title}`, ...(lead === '' ? [] : [lead])].join('\n\n');
};

interface Headline {
  readonly title: string;
  readonly lead: string;
}

const failed = ({ command, exitCode, findings, steps }: RunRecord): Headline => {
  const step = steps.find(({ ended }) => ended === 'failed');
  const where = step ? `, in the step ${words(step.title)}` : '';
  return {
    title: `✗ Failed: ${words(command)}`,
    lead: `Exit code ${exitCode}, ${EXIT_WORDS[exitCode]}${where}: ${countText(findings)}.`,
  };
};

const succeeded = (record: RunRecord): Headline => {
  const { result, findings, command } = record;
  const found = findings.length === 0 ? '' : `${countText(findings)}.`;
  switch (result?.kind) {
    case 'release':
      return released(result.release);
    case 'check':
      return {
        title: `✓ Passed: ${words(`${result.product} ${result.version}`)}`,
        lead: `${found || 'No findings.'} Nothing stops its release, as far as that can be judged beforehand.`,
      };
    case 'pack':
      return { title: `✓ Packed: ${code(result.path)}`, lead: found };
    case 'verify':
      return { title: `✓ Verified: ${code(result.site)}`, lead: found };
    case 'export':
      return { title: `✓ Exported: ${code(result.path)}`, lead: found };
    case 'mirror':
      return mirrored(result, found);
    case 'operation':
      return operated(result.operation, found);
    default:
      return { title: `✓ Done: ${words(command)}`, lead: found };
  }
};

const mirrored = (
  { from, to, outcome, objects, bytes }: Extract<RunResult, { kind: 'mirror' }>,
  found: string,
): Headline => {
  const lead = (text: string): string => [text, found].filter(Boolean).join(' ');
  switch (outcome) {
    case 'published':
      return {
        title: `✓ Mirrored: ${code(from)} to ${code(to)}`,
        lead: lead(`${objects} objects were written, ${formatBytes(bytes)}.`),
      };
    case 'unchanged':
      return { title: `✓ Unchanged: ${code(to)}`, lead: lead('It has all that the site has. Nothing was written.') };
    case 'planned':
      return { title: `○ Planned: ${code(from)} to ${code(to)}`, lead: lead('A dry run: nothing was written.') };
  }
};

const operated = (
  { operation, product, version, channel, outcome, revision }: OperationFacts,
  found: string,
): Headline => {
  const name = words([product, operation, version].filter(Boolean).join(' '));
  const lead = (text: string): string => [text, found].filter(Boolean).join(' ');
  switch (outcome) {
    case 'published':
      return {
        title: `✓ Changed: ${name}`,
        lead: lead(`Revision ${revision.after} of the channel ${code(channel)} says so.`),
      };
    case 'resumed':
      return {
        title: `✓ Unchanged: ${name}`,
        lead: lead('It is so already; pointers that were behind are up to date now.'),
      };
    case 'unchanged':
      return { title: `✓ Unchanged: ${name}`, lead: lead('It is so already. Nothing was written.') };
    case 'planned':
      return { title: `○ Planned: ${name}`, lead: lead('A dry run: nothing was written, and nothing was signed.') };
  }
};

const released = (release: ReleaseFacts): Headline => {
  const name = words(`${release.product} ${release.version}`);
  const channel = code(release.channel);
  switch (release.outcome) {
    case 'published':
      return { title: `✓ Published: ${name}`, lead: `It is on the channel ${channel}, for every device to see.` };
    case 'resumed':
      return {
        title: `✓ Published: ${name} (resumed)`,
        lead: `This run finished what an earlier one had begun. It is on the channel ${channel}, for every device to see, and nothing was published twice.`,
      };
    case 'unchanged':
      return {
        title: `✓ Unchanged: ${name}`,
        lead: `The very same release is on the channel ${channel} already. Nothing was written.`,
      };
    case 'planned':
      return { title: `○ Planned: ${name}`, lead: 'A dry run: nothing was written, and nothing was signed.' };
  }
};
