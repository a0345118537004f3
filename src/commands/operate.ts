import { type OperationReport, operate } from '../operations/operate.js';
import type { Operation, OperationInputs } from '../operations/operation.js';
import { publicText } from '../report/public-text.js';
import { type Paint, painter } from '../report/style.js';
import type { CommandContext, CommandEnd } from './context.js';

/** Runs one change of the project’s site, and shows what came of it: what every operator’s command does. */
export const runOperation = async (context: CommandContext, operation: Operation): Promise<CommandEnd> => {
  const { flags, services, print, style } = context;
  const report = await operate(services, operation, operationInputs(context));
  if (flags.json) print(JSON.stringify(report));
  else for (const line of reportLines(report, painter(style))) print(line);
  const { findings, ...facts } = report;
  return { exitCode: 0, result: { kind: 'operation', operation: facts }, findings };
};

/** The inputs of an operation, from a command’s. */
export const operationInputs = ({
  directory,
  flags,
  origins,
}: Pick<CommandContext, 'directory' | 'flags' | 'origins'>): OperationInputs => ({
  directory,
  ...(flags.project === undefined ? {} : { projectFile: flags.project }),
  overrides: {
    ...(flags.host === undefined ? {} : { host: flags.host }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.oneAtATime === undefined ? {} : { oneAtATime: flags.oneAtATime }),
    ...(flags.publicCheck === undefined ? {} : { publicCheck: flags.publicCheck }),
    ...(flags.publicWait === undefined ? {} : { publicWaitSeconds: flags.publicWait }),
    origins,
  },
  strict: flags.strict ?? false,
  dryRun: flags.dryRun ?? false,
});

const reportLines = (report: OperationReport, paint: Paint): readonly string[] => {
  const { outcome, revision, latest } = report;
  const name = [report.product, report.operation, report.version].filter(Boolean).join(' ');
  return [
    '',
    `${name} ${paint(outcome, 'bold', outcome === 'planned' ? 'cyan' : 'green')}${report.what === undefined ? '' : `: ${report.what}`}`,
    `  channel  ${report.channel}, latest ${latest.before === latest.after ? `stays ${latest.after ?? 'unset'}` : `${latest.before ?? 'unset'} → ${latest.after ?? 'unset'}`}`,
    `  index    ${revision.before === revision.after ? `revision ${revision.after}` : `revision ${revision.before} → ${revision.after}${outcome === 'planned' ? ' to come' : ''}`}, good until ${report.expires}`,
    `  site     ${report.site.publicUrl} (${report.site.host})`,
    ...(report.site.page === undefined ? [] : [`  page     ${report.site.page}`]),
    ...(report.public ? [`  public   ${publicText(report.public)}`] : []),
    ...report.told.map((line) => `  ${line}`),
  ];
};
