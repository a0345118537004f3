import { parseVersion } from '../version/semver.js';

/** The part of a changelog below one heading, up to the next of the same level or above. */
export interface ChangelogSection {
  /** The heading's text, without its marks. */
  readonly heading: string;
  /** Of the heading, from 1. */
  readonly line: number;
  /** What stands below it, trimmed. */
  readonly body: string;
}

/**
 * The sections of a changelog as Keep a Changelog writes it: second-level headings of Markdown (`## 1.2.0`). Lines in
 * fenced code blocks are no headings; link definitions at a section's end belong to the page and are left out.
 */
export const changelogSections = (text: string): readonly ChangelogSection[] => {
  const lines = text.split('\n');
  const headings = headingsOf(lines);
  return headings.flatMap(({ index, level, heading }, at) => {
    if (level !== 2) return [];
    const next = headings.slice(at + 1).find((later) => later.level <= 2);
    const body = withoutLinkDefinitions(lines.slice(index + 1, next?.index));
    return [{ heading, line: index + 1, body: body.join('\n').trim() }];
  });
};

/**
 * The version that a heading names at its beginning: `1.2.0`, `v1.2.0`, `[1.2.0] - 2026-01-02`, `[1.2.0](link) (date)`.
 * Undefined for a heading that names none, as `Unreleased`.
 */
export const versionOfHeading = (heading: string): string | undefined => {
  const [, bracketed, plain] = /^(?:\[\s*v?([^\]\s]+)\s*\]|v?(\S+))/i.exec(heading) ?? [];
  const version = (bracketed ?? plain ?? '').replace(/[:,]$/, '');
  return parseVersion(version)?.text;
};

interface Heading {
  readonly index: number;
  readonly level: number;
  readonly heading: string;
}

const headingsOf = (lines: readonly string[]): readonly Heading[] => {
  let fence: string | undefined;
  return lines.flatMap((line, index): readonly Heading[] => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      return [];
    }
    const [, marks, heading] =
      fence === undefined ? (/^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line) ?? []) : [];
    return marks === undefined || heading === undefined ? [] : [{ index, level: marks.length, heading }];
  });
};

const withoutLinkDefinitions = (lines: readonly string[]): readonly string[] => {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !/^ {0,3}\[[^\]]+\]:\s*\S/.test(line));
  return lines.slice(0, last + 1);
};
