import { describe, expect, test } from 'vitest';
import { actionOperands } from '../../src/entry/action-operands.js';
import { commandTable } from '../../src/entry/command-table.js';
import { inputsOf } from '../../src/project/inputs.js';

const entryOf = (name: string) => commandTable.find((entry) => entry.name === name) ?? expect.fail(name);
const given = (text: string, command: string) => actionOperands(text, entryOf(command));

describe('the words of the input arguments', () => {
  test.each([
    // text, command, words
    ['', 'log', []],
    ['set 10 1.2.0', 'rollout', ['set', '10', '1.2.0']],
    ['  promote\t1.2.0-rc.1\n', 'channel', ['promote', '1.2.0-rc.1']],
    ['a b c d', 'validate', ['a', 'b', 'c', 'd']],
  ])('%j of %s', (text, command, operands) => {
    expect(given(text, command)).toEqual({ operands, problems: [] });
  });

  test.each([
    // text, command, what the messages say
    ['"1.2.0"', 'yank', ['no quotes']],
    ['pause --over=48h', 'rollout', ['no flags']],
    ['1.2.0 --reason "it bricks"', 'yank', ['no quotes', 'no flags', 'yank takes no more than [version]']],
    ['1.2.0 1.3.0', 'reissue', ['reissue takes no more than [version]']],
    ['now', 'refresh', ['refresh takes no more than its name']],
  ])('%j of %s are refused', (text, command, says) => {
    const { problems } = given(text, command);
    expect(problems.map(({ code }) => code)).toEqual(says.map(() => 'cli-input-invalid'));
    for (const [index, part] of says.entries()) expect(problems[index]?.message).toContain(part);
  });

  test('are asked for by the commands alone that take some', () => {
    const asking = commandTable.filter(({ name }) =>
      inputsOf(name, 'action').some((input) => input.name === 'arguments'),
    );
    expect(asking.map(({ operands }) => operands)).not.toContain('');
  });
});
