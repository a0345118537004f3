import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { withoutSecrets } from './addresses.js';
import { parseHostText } from './host-address.js';
import { declaredHost, HOST_KEYS, type HostKey, OPTIONS_OF, REASONS, type ReasonAgainst } from './host-options.js';
import type { DeclaredHost } from './project.js';
import { type Finding, path, rule, text } from './rules.js';

/** The kinds of hosts that a project may name. */
export const HOST_KINDS = ['directory', 's3', 'git-branch', 'http-put'] as const;

const MAX_TEXT_LENGTH = 1024;

const judgedBy = (reasonAgainst: ReasonAgainst) =>
  rule((value: string) => {
    const reason = reasonAgainst(value);
    if (reason === undefined) return undefined;
    return (key, place) => problem('project-host-option-invalid', { key, value: withoutSecrets(value), reason }, place);
  });

const option = (reasonAgainst: ReasonAgainst) =>
  text({ maxLength: MAX_TEXT_LENGTH, shown: withoutSecrets }).check(judgedBy(reasonAgainst));

const hostObject = z
  .strictObject({
    directory: path({ shown: withoutSecrets })
      .check(judgedBy(REASONS.directory))
      .optional()
      .meta({ description: 'The directory that your web server serves.', examples: ['../site'] }),
    bucket: option(REASONS.bucket)
      .optional()
      .meta({ description: 'A bucket of AWS S3, or of a store that speaks S3.', examples: ['updates-example-com'] }),
    prefix: option(REASONS.prefix)
      .optional()
      .meta({ description: 'The folder of the bucket that holds the site.', examples: ['gateway/'] }),
    region: option(REASONS.region)
      .optional()
      .meta({
        description: 'The bucket’s region; AWS_REGION and the AWS profile say it too.',
        examples: ['eu-central-1'],
      }),
    endpoint: option(REASONS.endpoint)
      .optional()
      .meta({
        description:
          'The URL of a store that is not AWS (R2, MinIO, Garage, Ceph, B2); AWS_ENDPOINT_URL_S3 says it too.',
        examples: ['https://minio.example.com'],
      }),
    pathStyle: z.boolean().optional().meta({
      description: 'The bucket stands in the path of the endpoint, not in its host name: MinIO, Garage, Ceph.',
    }),
    branch: option(REASONS.branch)
      .optional()
      .meta({
        description: 'A branch of a git repository, as Pages serve it: one commit a release.',
        examples: ['gh-pages'],
      }),
    folder: option(REASONS.folder)
      .optional()
      .meta({ description: 'The folder of the branch that holds the site.', examples: ['docs'] }),
    remote: option(REASONS.remote)
      .optional()
      .meta({
        description: 'The remote that has the branch: its name, or a git URL; the tag’s remote where it is left out.',
        examples: ['origin'],
      }),
    put: option(REASONS.put)
      .optional()
      .meta({
        description:
          'The URL below which the server takes PUT: WebDAV, a generic package registry, an artifact server.',
        examples: ['https://dav.example.com/updates'],
      }),
    tokenHeader: option(REASONS.tokenHeader)
      .optional()
      .meta({
        description: 'The header that carries OTA_HOST_TOKEN as it is; `Authorization: Bearer` where it is left out.',
        examples: ['PRIVATE-TOKEN'],
      }),
    ca: path()
      .optional()
      .meta({ description: 'A PEM file of further certificate authorities that the server is trusted by.' }),
  })
  .check(
    rule((host): readonly Finding[] => {
      const given = Object.keys(host).filter((key) => Reflect.get(host, key) !== undefined);
      const kinds = HOST_KEYS.filter((key) => given.includes(key));
      const [kind] = kinds;
      if (kind === undefined || kinds.length > 1)
        return [{ word: (_key, place) => problem('project-host-kind', { given: kinds, known: HOST_KEYS }, place) }];
      return foreignOptions(kind, given);
    }),
  )
  .meta({
    // Strict validators want what is required to be described beside it.
    oneOf: HOST_KEYS.map((key) => ({ properties: { [key]: true }, required: [key] })),
    dependentRequired: Object.fromEntries(HOST_KEYS.flatMap((key) => OPTIONS_OF[key].map((name) => [name, [key]]))),
  });

/** Options that belong to another kind of host. */
const foreignOptions = (kind: HostKey, given: readonly string[]): readonly Finding[] =>
  HOST_KEYS.filter((other) => other !== kind)
    .flatMap((other): readonly string[] => OPTIONS_OF[other])
    .filter((name) => given.includes(name))
    .map((name) => ({
      path: [name],
      word: (_key, place) => problem('project-host-option', { option: name, kind, options: OPTIONS_OF[kind] }, place),
    }));

/** A host as flags and variables have it: one text. */
const hostText = path({ shown: withoutSecrets })
  .check(
    rule((value) => {
      const read = parseHostText(value);
      if ('host' in read) return undefined;
      const { fault } = read;
      if (fault.kind === 'unsupported')
        return (_key, place) => problem('project-host-unsupported', { value: fault.scheme, known: HOST_KINDS }, place);
      const { reason } = fault;
      return (_key, place) => problem('project-host-url-invalid', { value: withoutSecrets(value), reason }, place);
    }),
  )
  .transform((value): DeclaredHost => {
    const read = parseHostText(value);
    return 'host' in read ? read.host : { kind: 'directory', path: value };
  });

/** `host`: where the site’s bytes go. */
export const hostSchema = z.union([hostText, hostObject.transform(declaredHost)]).meta({
  description:
    'Where the site is published: a directory, a bucket (`s3://…`), a branch (`branch:gh-pages`), or a server that takes PUT (`https://…`).',
  examples: [
    '../site',
    's3://updates-example-com/gateway',
    'branch:gh-pages',
    { bucket: 'updates', endpoint: 'https://minio.example.com', pathStyle: true },
  ],
});
