import { parse } from 'yaml';

/** Inputs as a pipeline gives them to a component. */
export type GitlabInputs = Readonly<Record<string, string | boolean | number>>;

/** One input of a component's header. */
export interface InputSpec {
  readonly type?: string;
  readonly default?: string | boolean | number;
  readonly options?: readonly (string | number)[];
  readonly regex?: string;
  readonly description?: string;
}

/** The keys that GitLab takes in a header (docs.gitlab.com/ci/yaml/#header-keywords), apart from those of its newest releases. */
const INPUT_KEYS = new Set(['type', 'default', 'options', 'regex', 'description']);
const TYPES = ['string', 'boolean', 'number'];

/** A component's text in its two documents. */
const splitComponent = (text: string): { readonly header: string; readonly jobs: string } => {
  const [header = '', jobs, ...more] = text.split(/^---$/m);
  if (jobs === undefined || more.length > 0)
    throw new Error('a component has a header and jobs, with --- between them');
  return { header, jobs };
};

/** The inputs that a component declares. @throws Error where GitLab would refuse the header. */
export const inputSpecs = (text: string): Readonly<Record<string, InputSpec>> => {
  const header = parse(splitComponent(text).header, { version: '1.1' }) as Record<string, Record<string, unknown>>;
  const { spec } = header;
  if (Object.keys(header).join() !== 'spec' || !spec || Object.keys(spec).join() !== 'inputs')
    throw new Error('the header holds spec: inputs and nothing else');
  const specs = spec.inputs as Readonly<Record<string, InputSpec>>;
  const wrong = Object.entries(specs).flatMap(([name, input]) => headerFaults(name, input));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return specs;
};

const headerFaults = (name: string, input: InputSpec): readonly string[] => {
  const unknown = Object.keys(input).filter((key) => !INPUT_KEYS.has(key));
  return [
    ...unknown.map((key) => `\`${name}\` input: unknown key ${key}`),
    ...(TYPES.includes(input.type ?? 'string') ? [] : [`\`${name}\` input: unknown type ${input.type}`]),
    ...(input.default === undefined ? [] : valueFaults(name, input, input.default)),
  ];
};

const valueFaults = (name: string, spec: InputSpec, given: unknown): readonly string[] => {
  const type = spec.type ?? 'string';
  const value = coerced(type, given);
  if (typeof value !== type) return [`\`${name}\` input: provided value is not a ${type}`];
  if (spec.options && !spec.options.some((option) => option === value))
    return [`\`${name}\` input: \`${value}\` cannot be used because it is not in the list of allowed options`];
  if (spec.regex && !new RegExp(spec.regex).test(String(value)))
    return [`\`${name}\` input: provided value does not match required RegEx pattern`];
  return [];
};

/** GitLab takes any scalar for a text, and for the other types a text that is their JSON (since 17.10). */
const coerced = (type: string, value: unknown): unknown => {
  if (type === 'string') return String(value);
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
};

/**
 * A component's jobs with the inputs put in as GitLab does it: into the text, before it is read as YAML, so that a value
 * has to fit where it stands. gitlab-ci-local puts values into the parsed document, and takes inputs that nobody declared.
 *
 * @throws Error with what GitLab says of an input that it refuses.
 */
export const withInputs = (text: string, given: GitlabInputs): string => {
  const specs = inputSpecs(text);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(specs, name));
  const values = Object.entries(specs).map(([name, spec]) => [name, spec, given[name] ?? spec.default] as const);
  const wrong = [
    ...(unknown.length > 0 ? [`unknown input arguments: ${unknown.join(', ')}`] : []),
    ...values.flatMap(([name, spec, value]) =>
      value === undefined
        ? [`\`${name}\` input: required value has not been provided`]
        : valueFaults(name, spec, value),
    ),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const byName = new Map(values.map(([name, , value]) => [name, value]));
  return splitComponent(text).jobs.replaceAll(/\$\[\[\s*inputs\.([\w-]+)\s*\]\]/g, (_, name: string) => {
    const value = byName.get(name);
    if (value === undefined) throw new Error(`unknown interpolation key: \`${name}\``);
    return String(value);
  });
};
