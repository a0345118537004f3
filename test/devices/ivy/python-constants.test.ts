import { expect, test } from 'vitest';
import { pythonConstant } from '../../../src/devices/ivy/python-constants.js';
import { pythonLines } from '../../../src/devices/ivy/python-lines.js';

test.each([
  // file | value and line
  ['VERSION = "1.4.0"', ['1.4.0', 1]],
  ["import os\n\nVERSION: str = '1.4.0'  # now", ['1.4.0', 3]],
  ['VERSION: Annotated[\n    Literal["1.0.0"],\n    "the version",\n] = "1.4.0"\n', ['1.4.0', 1]],
  ['VERSION: Annotated[\n    v.Version,\n    "the version",\n] = v.Version("1.4.0")', ['1.4.0', 1]],
  ['VERSION = Version(\n    "1.4.0",\n)', ['1.4.0', 1]],
  ['VERSION_REGEX = "^x$"\nVERSION = "1.4.0"', ['1.4.0', 2]],
  ['VERSION = "1.3.0"\nVERSION = "1.4.0"', ['1.4.0', 2]],
  ['OLD_VERSION = "1.3.0"', undefined],
  ['# VERSION = "1.3.0"', undefined],
  ['"""\nVERSION = "1.3.0"\n"""', undefined],
  ['def f():\n    VERSION = "1.3.0"', undefined],
  ['VERSION = f"{a}.0"', undefined],
  ['VERSION = "1." "0.0"', undefined],
  ['VERSION = "1.0" + "0"', undefined],
  ['VERSION = os.environ["VERSION"]', undefined],
  ['VERSION == "1.0.0"', undefined],
  ['assert VERSION == "1.0.0"', undefined],
  ['VERSION = "1.\\x30.0"', undefined],
])('VERSION of %j is %j', (text, expected) => {
  const found = pythonConstant(pythonLines(text), 'VERSION');
  expect(found && [found.value, found.line]).toEqual(expected);
});
