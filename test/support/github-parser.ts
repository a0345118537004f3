/**
 * A program that judges workflows and action metadata with GitHub's own parser. It reads `[{path, text}]` from standard
 * input and prints what is wrong with each: `[{path, errors}]`. To be bundled, because the parser's imports have no
 * extensions.
 */
import { readFileSync } from 'node:fs';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';

interface Source {
  readonly path: string;
  readonly text: string;
}

const errorsOf = async ({ path, text }: Source): Promise<readonly string[]> => {
  const file = { name: path, content: text };
  const isAction = /(^|\/)action\.ya?ml$/.test(path);
  const parsed = (isAction ? parseAction : parseWorkflow)(file, new NoOperationTraceWriter());
  const found = parsed.context.errors.getErrors().map(({ message }) => message);
  if (isAction || parsed.value === undefined || found.length > 0) return found;
  // Needs and jobs are judged only when the workflow is put together.
  const template = await convertWorkflowTemplate(parsed.context, parsed.value);
  return (template.errors ?? []).map(({ Message }) => Message);
};

const sources = JSON.parse(readFileSync(0, 'utf8')) as readonly Source[];
const verdicts = [];
for (const source of sources) verdicts.push({ path: source.path, errors: await errorsOf(source) });
process.stdout.write(JSON.stringify(verdicts));
