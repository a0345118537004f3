import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** GitHub's own description of the endpoints that the forge uses; `scripts/github-openapi.mjs` makes it. */
const description: Description = JSON.parse(
  readFileSync(new URL('../../fixtures/github-openapi.json', import.meta.url), 'utf8'),
);

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Schema = { readonly [key: string]: Json };
interface Reference {
  readonly $ref: string;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly 'x-multi-segment'?: boolean;
  readonly schema: Schema;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
interface Operation {
  readonly operationId: string;
  readonly servers?: readonly { readonly url: string }[];
  readonly parameters: readonly (Parameter | Reference)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | Reference>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

/** An endpoint, and what a request's path says about its parameters. */
export interface Endpoint {
  /** `GET /repos/{owner}/{repo}`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether it belongs to the server of uploads. */
  readonly uploads: boolean;
  readonly operation: Operation;
}

/** A request or an answer, as far as the description speaks of it. */
export interface Message {
  readonly contentType: string | undefined;
  /** Undefined where there is no body, or none in JSON. */
  readonly json: unknown;
}

const resolve = <T>(value: T | Reference): T => {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value as T;
  const [, , kind = '', name = ''] = value.$ref.split('/');
  return description.components[kind]?.[name] as T;
};

const parametersOf = ({ parameters }: Operation): readonly Parameter[] => parameters.map((one) => resolve(one));

/** The path as a pattern. A parameter is one segment, unless the description says that it may be several. */
const patternOf = (path: string, operation: Operation): RegExp => {
  const many = new Set(
    parametersOf(operation)
      .filter((one) => one['x-multi-segment'])
      .map(({ name }) => name),
  );
  const source = path
    .replace(/[.]/g, '\\.')
    .replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>${many.has(name) ? '.+' : '[^/]+'})`);
  return new RegExp(`^${source}$`);
};

const endpoints = Object.entries(description.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
      pattern: patternOf(path, operation),
    })),
  )
  // `/releases/tags/{tag}` goes before `/releases/{release_id}`.
  .sort((a, b) => parametersOf(a.operation).length - parametersOf(b.operation).length);

/** The endpoint of a request, whose path begins with `/repos/`. */
export const endpointOf = (method: string, path: string): Endpoint | undefined => {
  for (const one of endpoints) {
    const groups = one.method === method ? one.pattern.exec(path)?.groups : undefined;
    if (!groups) continue;
    const parameters = Object.fromEntries(
      Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]),
    );
    const uploads = one.operation.servers?.some(({ url }) => url.includes('uploads')) ?? false;
    return { route: `${method} ${one.path}`, parameters, uploads, operation: one.operation };
  }
  return undefined;
};

/** Every route of the description. */
export const describedRoutes: readonly string[] = endpoints.map(({ method, path }) => `${method} ${path}`);

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` spelled out. Objects that list their properties are closed besides, so that
 * neither side makes one up; GitHub's own schemas say so nowhere.
 */
const toJsonSchema = (node: Json, open = false): Json => {
  if (Array.isArray(node)) return node.map((item) => toJsonSchema(item, open));
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Schema;
  const entries = Object.entries(rest).map(([key, value]): readonly [string, Json] =>
    key === 'properties' ? [key, propertiesOf(value)] : [key, toJsonSchema(value, open || key === 'allOf')],
  );
  const schema: Schema = Object.fromEntries(entries);
  const closed = 'properties' in schema && !('additionalProperties' in schema) && !open && !hasChoice(schema);
  const strict: Schema = closed ? { ...schema, additionalProperties: false } : schema;
  return nullable === true ? { anyOf: [{ type: 'null' }, strict] } : strict;
};

const propertiesOf = (value: Json): Json =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, toJsonSchema(schema as Json)]))
    : value;

const hasChoice = (schema: Schema): boolean => ['allOf', 'anyOf', 'oneOf'].some((key) => key in schema);

/** Named within an `allOf`, where each part sees the other's properties too. */
const parts = new Set(
  [...JSON.stringify(description).matchAll(/"allOf":\[(.*?)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/#\/components\/schemas\/([\w-]+)/g)].map(([, name]) => name),
  ),
);

/**
 * What the prose of the description says and its schemas forget: the state of an asset whose upload broke off (“Upload a
 * release asset”).
 */
const amended = (name: string, schema: Json): Json =>
  name === 'release-asset'
    ? JSON.parse(JSON.stringify(schema).replace('["uploaded","open"]', '["uploaded","open","starter"]'))
    : schema;

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addFormat('binary', true);
ajv.addFormat('int64', true);
ajv.addSchema({
  $id: 'github',
  components: {
    schemas: Object.fromEntries(
      Object.entries(description.components.schemas ?? {}).map(([name, schema]) => [
        name,
        amended(name, toJsonSchema(schema, parts.has(name))),
      ]),
    ),
  },
});

const compiled = new Map<string, ValidateFunction>();

const faultsOf = (schema: Schema, value: unknown, what: string): readonly string[] => {
  const text = JSON.stringify(toJsonSchema(schema)).replaceAll('"#/components', '"github#/components');
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text));
  compiled.set(text, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
};

/** What GitHub's description has against a request. */
export const requestFaults = (
  { parameters, operation, uploads }: Endpoint,
  query: URLSearchParams,
  { contentType, json }: Message,
): readonly string[] => {
  const described = parametersOf(operation);
  const given = { ...parameters, ...Object.fromEntries(query) };
  const unknown = [...query.keys()].filter((key) => !described.some(({ name }) => name === key));
  const missing = described.filter(({ name, required }) => required && given[name] === undefined);
  const odd = described.flatMap(({ name, schema }) =>
    given[name] === undefined ? [] : faultsOf(schema, coerced(schema, given[name]), `parameter ${name}`),
  );
  return [
    ...unknown.map((name) => `parameter ${name} is not described`),
    ...missing.map(({ name }) => `parameter ${name} is missing`),
    ...odd,
    ...(uploads ? [] : bodyFaults(operation.requestBody, contentType, json)),
  ];
};

const coerced = (schema: Schema, text: string): unknown => {
  if (schema.type === 'integer') return /^\d+$/.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
};

const bodyFaults = (body: Content | undefined, contentType: string | undefined, json: unknown): readonly string[] => {
  if (!body) return json === undefined && contentType === undefined ? [] : ['a body that is not described'];
  const schema = body.content?.['application/json']?.schema;
  if (!schema || !contentType?.startsWith('application/json')) return [`content-type ${contentType} is not described`];
  return faultsOf(schema, json, 'body');
};

/** Answers that any request may get, whatever the description lists: no right, no such thing, a limit, a fault. */
const COMMON = new Set([401, 403, 404, 429, 500, 502, 503]);

/**
 * Answers that GitHub gives and its description leaves out, with their form: a release that can't be published, and a choice
 * of archives where a branch and a tag have one name.
 */
const UNLISTED: Readonly<Record<string, string>> = {
  'PATCH /repos/{owner}/{repo}/releases/{release_id} 422': 'validation-error',
  'GET /repos/{owner}/{repo}/tarball/{ref} 300': 'basic-error',
};

/** What GitHub's description has against an answer. */
export const answerFaults = (
  { route, operation }: Endpoint,
  status: number,
  { contentType, json }: Message,
): readonly string[] => {
  const listed = operation.responses[String(status)];
  if (!listed) {
    const form = COMMON.has(status) ? 'basic-error' : UNLISTED[`${route} ${status}`];
    if (!form) return [`status ${status} is not described`];
    return faultsOf({ $ref: `#/components/schemas/${form}` }, json, `answer ${status}`);
  }
  const schema = resolve(listed).content?.['application/json']?.schema;
  if (!schema) return [];
  if (!contentType?.startsWith('application/json')) return [`answer ${status} has the content-type ${contentType}`];
  return faultsOf(schema, json, `answer ${status}`);
};
