import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type InputDefinition, inputs } from '../../src/project/inputs.js';
import { PROJECT_INPUTS } from '../../src/project/project-inputs.js';
import { componentText, includeText } from '../support/gitlab-ci.js';
import { inputSpecs } from '../support/gitlab-inputs.js';
import { cloneRoot } from '../support/markdown.js';

const template = readFileSync(join(cloneRoot, 'templates/release/template.yml'), 'utf8');
const specs = inputSpecs(template);

interface Job {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly script?: readonly string[];
}
type Jobs = Readonly<Record<string, Job>>;

// YAML 1.1, as GitLab reads it: on, yes and 1_0 are no texts there.
const jobsOf = (text: string): Jobs => parse(text, { version: '1.1' }) as Jobs;
const variablesOf = (given: Parameters<typeof componentText>[0]) =>
  jobsOf(componentText(given))['.ota-shared']?.variables;

const ONES = inputs.filter(({ faces }) => faces.includes('gitlab'));
/** A switch that is off unless it is given; one of the project file is what that says. */
const isSwitch = (input: InputDefinition): boolean => input.kind === 'boolean' && !PROJECT_INPUTS.includes(input);

describe('the inputs of the component', () => {
  test('are those of the one declaration, with their types and choices', () => {
    for (const input of ONES) {
      expect(specs[input.flag], input.flag).toMatchObject({ type: isSwitch(input) ? 'boolean' : 'string' });
      const choices = input.kind === 'boolean' && !isSwitch(input) ? ['true', 'false'] : input.choices;
      if (choices) expect(specs[input.flag]?.options).toEqual(['', ...choices]);
    }
  });

  test('reach the tool as the variables of the declaration, and say nothing where they are not given', () => {
    const variables = variablesOf({});
    for (const input of ONES.filter(({ name }) => name !== 'dryRun'))
      expect(variables?.[input.env ?? ''], input.flag).toBe(isSwitch(input) ? 'false' : '');
  });

  test('leave the project file its word, unless they are given', () => {
    expect(variablesOf({})?.OTA_ONE_AT_A_TIME).toBe('');
    expect(variablesOf({ 'one-at-a-time': 'false' })?.OTA_ONE_AT_A_TIME).toBe('false');
  });

  test('all have a description and a default, so that none has to be given', () => {
    for (const [name, spec] of Object.entries(specs)) {
      expect(spec.description, name).toMatch(/^[A-Z].*\.$/);
      expect(spec.default, name).toBeDefined();
    }
  });

  test.each([
    // input, value, what GitLab says
    ['pages', 'yes', '`pages` input: provided value is not a boolean'],
    ['strict', 1, '`strict` input: provided value is not a boolean'],
    ['dry-run', '', '`dry-run` input: provided value is not a boolean'],
    ['when', 'always', '`when` input: `always` cannot be used because it is not in the list of allowed options'],
    ['command', 'verify', '`command` input: `verify` cannot be used'],
    ['one-at-a-time', 'yes', '`one-at-a-time` input: `yes` cannot be used'],
    ['public-check', 'always', '`public-check` input: `always` cannot be used'],
    ['forge', 'gitea', '`forge` input: `gitea` cannot be used'],
    ['version', "1.0.0'\n  image: evil", '`version` input: provided value does not match required RegEx pattern'],
    ['host', "a'b", '`host` input: provided value does not match'],
    ['site-branch', '--upload-pack=evil', '`site-branch` input: provided value does not match'],
    ['site-branch', 'a:b', '`site-branch` input: provided value does not match'],
    ['site-directory', '/etc', '`site-directory` input: provided value does not match'],
    ['job-prefix', 'a b', '`job-prefix` input: provided value does not match'],
    ['publicUrl', 'https://updates.example.com', 'unknown input arguments: publicUrl'],
  ])('refuse %s: %j', (name, value, message) => {
    expect(() => componentText({ [name]: value })).toThrow(message);
  });

  test('put whatever text they let through into a variable as it is, and into nothing else', () => {
    const untouched = jobsOf(componentText({}));
    const texts = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/['\r\n\0]/.test(text));
    const names = fc.constantFrom('version', 'host', 'public-url', 'channel', 'root', 'directory', 'project');
    fc.assert(
      fc.property(names, texts, (name, text) => {
        fc.pre(isYamlText(text));
        const variable = `OTA_${name.replaceAll('-', '_').toUpperCase()}`;
        const expected = {
          ...untouched['.ota-shared'],
          variables: { ...untouched['.ota-shared']?.variables, [variable]: text },
        };
        expect(jobsOf(componentText({ [name]: text }))).toEqual({ ...untouched, '.ota-shared': expected });
      }),
    );
  });

  test.each(['1.10', '1e3', '0x10', '~', 'null', 'yes', '2026-01-01', '- a', '{a: 1}', '# b', '"', '\\n', '*a', '!x'])(
    'keep %s a text',
    (version) => {
      expect(variablesOf({ version })?.OTA_VERSION).toBe(version);
    },
  );
});

/** Characters that YAML 1.1 has no way to write between single quotes are no matter of ours. */
const isYamlText = (text: string): boolean =>
  /^[\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);

describe.each([
  ['the component', template],
  ['the plain file', includeText()],
])('%s', (_, text) => {
  test('never puts an input or a variable into the text of a script', () => {
    const { jobs = text } = { jobs: text.split(/^---$/m)[1] };
    const scripts = Object.values(jobsOf(jobs)).flatMap(({ script }) => script ?? []);
    expect(scripts.length).toBeGreaterThan(0);
    for (const line of scripts) {
      expect(line).not.toContain('$[[');
      // Variables are for the shell, which never takes their values for commands.
      expect(line).not.toMatch(/\beval\b|\bsh -c\b|`/);
    }
  });
});
