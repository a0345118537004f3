import type { PythonLine } from './python-lines.js';

/** A constant of a Python file: its text, and the line that it stands on. */
export interface PythonConstant {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** `NAME = "text"`, `NAME: Any[thing] = "text"`, and `NAME = some.Type("text")`. */
const assignmentOf = (name: string): RegExp =>
  new RegExp(`^${name}\\s*(?::.+)?(?<![=!<>])=\\s*(?:[A-Za-z_][\\w.]*\\(\\s*)?""\\s*,?\\s*\\)?$`);

/**
 * The text that is assigned to a name at the top level of a file, the last one where there are several. Undefined where there is
 * none, or where it is put together from parts: nothing is run.
 */
export const pythonConstant = (lines: readonly PythonLine[], name: string): PythonConstant | undefined => {
  const assignment = assignmentOf(name);
  const found = lines.findLast(({ indent, code }) => indent === 0 && assignment.test(code));
  const value = found?.strings.at(-1);
  return found === undefined || value === undefined || value.includes('\\')
    ? undefined
    : { name, value, line: found.line };
};
