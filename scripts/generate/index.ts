import { actionYml } from './action-yml.js';
import { apiReport, exportTable } from './api-report.js';
import { agentModule } from './device-agent.js';
import { doctorTable } from './doctor-table.js';
import { errorsPage } from './errors-page.js';
import { gitlabTable } from './gitlab-table.js';
import { gitlabComponent, gitlabInclude } from './gitlab-template.js';
import { actionInputTable, inputTable, outputTable } from './input-tables.js';
import { projectJsonSchema } from './project-schema.js';
import { projectTable } from './project-table.js';

const END = '<!-- end of generated -->';

/** A file with what is generated in it: its path from the project's root, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every generated file; `read` gives those that are generated in part. */
export const generatedFiles = (read: (path: string) => string): readonly GeneratedFile[] => {
  const schema = projectJsonSchema();
  const parts = (path: string, tables: Readonly<Record<string, string>>): GeneratedFile => ({
    path,
    text: Object.entries(tables).reduce((page, [name, table]) => between(page, name, table, path), read(path)),
  });
  const agent = (file: string, module: string, name: string): GeneratedFile => ({
    path: `src/commands/demo/${module}.ts`,
    text: agentModule(`examples/device-agent/${file}`, name, read(`examples/device-agent/${file}`)),
  });
  return [
    { path: 'schema/ota-release.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: 'action.yml', text: actionYml() },
    { path: 'templates/release/template.yml', text: gitlabComponent() },
    { path: 'gitlab/release.yml', text: gitlabInclude() },
    { path: 'docs/errors.md', text: errorsPage() },
    agent('ota-agent', 'ota-agent-text', 'otaAgentText'),
    agent('next-release.awk', 'next-release-text', 'nextReleaseText'),
    { path: 'docs/library-api.md', text: apiReport(read) },
    parts('docs/library.md', { exports: exportTable(read) }),
    parts('docs/doctor.md', { 'doctor table': doctorTable() }),
    parts('docs/project-file.md', { 'project table': projectTable(schema) }),
    parts('docs/github-action.md', { 'action inputs': actionInputTable(), outputs: outputTable() }),
    parts('docs/gitlab.md', { 'gitlab settings': gitlabTable(), outputs: outputTable() }),
    parts('docs/inputs.md', { inputs: inputTable(), outputs: outputTable() }),
    parts('README.md', { 'action inputs': actionInputTable() }),
  ];
};

/** Puts what is generated between `<!-- generated: name -->` and the end mark behind it. */
const between = (page: string, name: string, generated: string, path: string): string => {
  const mark = `<!-- generated: ${name} -->`;
  const begin = page.indexOf(mark);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new Error(`${path} has no ${mark} … ${END}`);
  return `${page.slice(0, begin + mark.length)}\n${generated}\n${page.slice(end)}`;
};
