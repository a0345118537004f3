import { words } from './markdown.js';
import type { RunRecord } from './run-record.js';
import { findingsSection } from './summary-findings.js';
import { fleetSection } from './summary-fleet.js';
import { headline } from './summary-headline.js';
import { nextSection } from './summary-next.js';
import { operationSection } from './summary-operation.js';
import { rehearsalSection } from './summary-rehearsal.js';
import { planSection, readBackSection, releaseSection, rollOutSection } from './summary-release.js';
import { packSection, verifySection } from './summary-reports.js';
import type { SummaryLinks } from './summary-section.js';
import { stepsSection } from './summary-steps.js';
import { upgradeSection } from './summary-upgrades.js';

/**
 * The run as a page for people, in GitHub Flavored Markdown: for GITHUB_STEP_SUMMARY, which takes 1 MiB a step, and for an
 * artifact. It stays below 900 KiB and says what it leaves out. Whatever others wrote is escaped.
 */
export const summaryMarkdown = (record: RunRecord, links: SummaryLinks = {}): string => {
  const sections = [
    headline(record),
    ...factSections(record),
    findingsSection(record.findings, links),
    ...judgementSections(record),
    stepsSection(record.steps),
    nextSection(record),
    footer(record),
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
};

/** What the run made or read. */
const factSections = ({ result }: RunRecord): readonly string[] => {
  switch (result?.kind) {
    case 'release':
      return [releaseSection(result.release)];
    case 'pack':
      return [packSection(result)];
    case 'verify':
      return [verifySection(result)];
    case 'operation':
      return [operationSection(result.operation)];
    default:
      return [];
  }
};

/** What the run found out about it. */
const judgementSections = ({ result }: RunRecord): readonly string[] => {
  switch (result?.kind) {
    case 'release': {
      const { release } = result;
      return [
        upgradeSection(release.matrix),
        fleetSection(release.fleet),
        rehearsalSection(release.rehearsal),
        rollOutSection(release),
        planSection(release),
        readBackSection(release),
      ];
    }
    case 'check':
      return [upgradeSection(result.matrix)];
    case 'rehearse':
      return [rehearsalSection(result.rehearsal)];
    default:
      return [];
  }
};

const footer = ({ tool, command }: RunRecord): string =>
  `<sub>${words(`${tool.name} ${tool.version}, command ${command}`)}</sub>`;
