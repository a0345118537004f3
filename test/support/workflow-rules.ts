import { parseDocument } from 'yaml';
import { needsOf, type Workflow, type WorkflowJob } from './workflow/read-workflow.js';
import type { WorkflowFile } from './workflow-files.js';

/** What this project asks of every workflow beyond that GitHub takes it; each finding as a line, none where all is well. */
export const ruleFindings = ({ text }: WorkflowFile): readonly string[] => {
  const workflow = parseDocument(text).toJS() as Partial<Workflow>;
  const jobs = Object.entries(workflow.jobs ?? {});
  return [
    ...unpinned(text),
    ...(grantsNoWrite(workflow.permissions) ? [] : ['permissions at the top: none, or to read']),
    ...(eventsOf(workflow).includes('pull_request_target')
      ? ['pull_request_target runs strangers’ code with secrets']
      : []),
    ...jobs.flatMap(([name, job]) => jobFindings(name, job)),
  ];
};

/** The placeholder by which the docs and the examples name this very action, which has no address of its own. */
const THIS_ACTION = /^OWNER\/ota-release@v\d+$/;

/** Whatever is used from another repository is named by commit, and says which version that is. */
const unpinned = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => {
    const [, used = '', comment = ''] = /^\s*(?:- )?uses:\s*["']?([^\s"'#]+)["']?\s*(#.*)?$/.exec(line) ?? [];
    if (used === '' || used.startsWith('./') || THIS_ACTION.test(used)) return [];
    const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(used) && /^# v\d+\.\d+\.\d+$/.test(comment);
    return pinned ? [] : [`${used}: pinned by 40 hex digits, with # vX.Y.Z`];
  });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const grantsNoWrite = (permissions: unknown): boolean =>
  permissions === 'read-all' ||
  (isRecord(permissions) && Object.values(permissions).every((access) => access === 'read' || access === 'none'));

const eventsOf = ({ on }: Partial<Workflow>): readonly unknown[] => {
  if (Array.isArray(on)) return on;
  return isRecord(on) ? Object.keys(on) : [on];
};

const jobFindings = (name: string, job: WorkflowJob): readonly string[] => [
  // A job that calls a workflow may have none: those of the called one count.
  ...(job.uses !== undefined || typeof job['timeout-minutes'] === 'number' ? [] : [`${name}: timeout-minutes`]),
  ...(job.permissions === undefined ? [`${name}: permissions of its own`] : []),
  // A value from outside that stands in a script is part of it; from the environment it is only a value.
  ...(job.steps ?? []).flatMap(({ run = '' }) => (run.includes('${{') ? [`${name}: no expression in run`] : [])),
];

/** The jobs that a workflow's last one, which a branch requires, doesn't wait for. */
export const jobsNotRequired = ({ text }: WorkflowFile, required: string): readonly string[] => {
  const { jobs = {} } = parseDocument(text).toJS() as Partial<Workflow>;
  const needed = needsOf(jobs[required] ?? {});
  return Object.keys(jobs).filter((name) => name !== required && !needed.includes(name));
};
