import { catalogue } from '../../src/errors/catalogue.js';
import type { CatalogueEntry } from '../../src/errors/entry.js';
import { placeholderDetails } from './placeholder.js';

const INTRODUCTION = `# Errors and warnings

Every finding has a code that doesn't change between versions, says what is wrong with the value shown, and what to type
or change. A warning stops nothing, unless \`--strict\` makes it an error. This page is generated from the catalogue in
\`src/errors/\`; \`‹name›\` stands for a value.

Exit codes: 0 done · 1 failed · 2 bad input or project · 3 verification failed.
`;

/** The page that explains every code of the catalogue, grouped by the noun that the codes begin with. */
export const errorsPage = (): string => {
  const codes = Object.keys(catalogue) as (keyof typeof catalogue)[];
  const nouns = [...new Set(codes.map(nounOf))].sort();
  return [
    INTRODUCTION,
    ...nouns.map((noun) => {
      const own = codes.filter((code) => nounOf(code) === noun).sort();
      return [`## ${noun.charAt(0).toUpperCase()}${noun.slice(1)}\n`, ...own.map(entryText)].join('\n');
    }),
  ].join('\n');
};

const nounOf = (code: string): string => code.split('-')[0] ?? '';

const entryText = (code: keyof typeof catalogue): string => {
  const entry = catalogue[code] as CatalogueEntry<unknown>;
  const kind = entry.severity === 'warning' ? 'Warning; error' : 'Error';
  return `### ${code}

${entry.title}. ${kind}${entry.severity === 'warning' ? ' with `--strict`' : ''}, exit code ${entry.exit}.

> ${markdown(rendered(code, entry.message))}

${markdown(rendered(code, entry.hint))}
`;
};

const rendered = (code: string, render: (details: unknown) => string): string => {
  const text = render(placeholderDetails());
  if (text.includes('[object')) throw new Error(`${code} can't be shown with placeholders: ${text}`);
  return text.replaceAll('\n', ' ');
};

/** Markup that a text holds by chance is shown as it is. */
const markdown = (text: string): string => text.replace(/[\\*_<>|`#[\]]/g, '\\$&');
