import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { parsePublicUrl, withoutSecrets } from './addresses.js';
import {
  folderOf,
  parseHostText,
  parsePutUrl,
  reasonAgainstBranch,
  reasonAgainstBucket,
  reasonAgainstEndpoint,
  reasonAgainstFolder,
} from './host-address.js';
import type { DeclaredHost, PurgeSpec } from './project.js';
import { type Finding, path, rule, text, uniqueItems, wholeNumber } from './rules.js';
import { reasonAgainstRemote } from './tag-schema.js';

/** The kinds of hosts that a project may name. */
export const HOST_KINDS = ['directory', 's3', 'git-branch', 'http-put'] as const;

/** What says which kind of host it is, and the options that each kind has besides. */
const OPTIONS = {
  directory: [],
  bucket: ['prefix', 'region', 'endpoint', 'pathStyle'],
  branch: ['remote', 'folder'],
  put: ['tokenHeader', 'ca'],
} as const;

type HostKey = keyof typeof OPTIONS;
const HOST_KEYS: readonly HostKey[] = ['directory', 'bucket', 'branch', 'put'];

const MAX_TEXT_LENGTH = 1024;

/** A text that a reason may speak against. */
const judgedText = (reasonAgainst: (value: string) => string | undefined) =>
  text({ maxLength: MAX_TEXT_LENGTH }).check(
    rule((value) => {
      const reason = reasonAgainst(value);
      if (reason === undefined) return undefined;
      return (key, place) =>
        problem('project-host-option-invalid', { key, value: withoutSecrets(value), reason }, place);
    }),
  );

const reasonAgainstPut = (value: string): string | undefined => {
  const url = parsePutUrl(value);
  return 'reason' in url ? url.reason : undefined;
};

/** A field name of HTTP (RFC 9110, 5.1). */
const reasonAgainstHeader = (value: string): string | undefined =>
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(value) ? undefined : 'it is no name of an HTTP header';

const reasonAgainstRegion = (value: string): string | undefined =>
  /^[a-z0-9-]+$/i.test(value) ? undefined : 'a region is letters, digits and dashes';

const hostObject = z
  .strictObject({
    directory: path()
      .optional()
      .meta({ description: 'The directory that your web server serves.', examples: ['../site'] }),
    bucket: judgedText(reasonAgainstBucket)
      .optional()
      .meta({ description: 'A bucket of AWS S3, or of a store that speaks S3.', examples: ['updates-example-com'] }),
    prefix: judgedText(reasonAgainstFolder)
      .optional()
      .meta({ description: 'The folder of the bucket that holds the site.', examples: ['gateway/'] }),
    region: judgedText(reasonAgainstRegion)
      .optional()
      .meta({
        description: 'The bucket’s region; AWS_REGION and the AWS profile say it too.',
        examples: ['eu-central-1'],
      }),
    endpoint: judgedText(reasonAgainstEndpoint)
      .optional()
      .meta({
        description:
          'The URL of a store that is not AWS (R2, MinIO, Garage, Ceph, B2); AWS_ENDPOINT_URL_S3 says it too.',
        examples: ['https://minio.example.com'],
      }),
    pathStyle: z.boolean().optional().meta({
      description: 'The bucket stands in the path of the endpoint, not in its host name: MinIO, Garage, Ceph.',
    }),
    branch: judgedText(reasonAgainstBranch)
      .optional()
      .meta({
        description: 'A branch of the repository, as Pages serve it: one commit a release.',
        examples: ['gh-pages'],
      }),
    remote: judgedText(reasonAgainstRemote)
      .optional()
      .meta({ description: 'The git remote that has the branch; the tag’s remote where it is left out.' }),
    folder: judgedText(reasonAgainstFolder)
      .optional()
      .meta({ description: 'The folder of the branch that holds the site.', examples: ['docs'] }),
    put: judgedText(reasonAgainstPut)
      .optional()
      .meta({
        description:
          'The URL below which the server takes PUT: WebDAV, a generic package registry, an artifact server.',
        examples: ['https://dav.example.com/updates'],
      }),
    tokenHeader: judgedText(reasonAgainstHeader)
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
      const kinds = HOST_KEYS.filter((key) => host[key] !== undefined);
      const [kind] = kinds;
      if (kind === undefined || kinds.length > 1)
        return [{ word: (_key, place) => problem('project-host-kind', { given: kinds, known: HOST_KEYS }, place) }];
      const fitting: readonly string[] = [kind, ...OPTIONS[kind]];
      return Object.keys(host)
        .filter((key) => !fitting.includes(key))
        .map((option) => ({
          path: [option],
          word: (_key, place) => problem('project-host-option', { option, kind, options: OPTIONS[kind] }, place),
        }));
    }),
  )
  .meta({ oneOf: HOST_KEYS.map((key) => ({ required: [key] })) });

const declaredHost = (host: z.output<typeof hostObject>): DeclaredHost => {
  const { directory, bucket, prefix = '', branch, folder = '', put, pathStyle } = host;
  const given = <Key extends 'region' | 'endpoint' | 'remote' | 'tokenHeader' | 'ca'>(key: Key) =>
    (host[key] === undefined ? {} : { [key]: host[key] }) as { readonly [K in Key]?: string };
  if (bucket !== undefined)
    return {
      kind: 's3',
      bucket,
      prefix: folderOf(prefix),
      ...given('region'),
      ...given('endpoint'),
      ...(pathStyle === undefined ? {} : { pathStyle }),
    };
  if (branch !== undefined) return { kind: 'git-branch', branch, folder: folderOf(folder), ...given('remote') };
  if (put !== undefined)
    return { kind: 'http-put', url: put.replace(/\/+$/, ''), ...given('tokenHeader'), ...given('ca') };
  return { kind: 'directory', path: directory ?? '' };
};

/** A host as flags and variables have it: one text. */
const hostText = path()
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

/** `host`: where the site's bytes go. */
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

/** `purge`: how a CDN is told. */
export const purgeSchema = z
  .strictObject({
    cloudfront: judgedText((value) =>
      /^E[A-Z0-9]{6,30}$/.test(value) ? undefined : 'it is no id of a CloudFront distribution',
    )
      .optional()
      .meta({
        description: 'The id of the CloudFront distribution in front of the host.',
        examples: ['E2EXAMPLE1234'],
      }),
    command: z
      .array(text({ maxLength: MAX_TEXT_LENGTH }))
      .min(1)
      .optional()
      .meta({
        description:
          'A program and its arguments, run without a shell; it reads the changed URLs from its standard input.',
        examples: [['scripts/purge.sh']],
      }),
  })
  .check(
    rule((value) => {
      const given = Object.keys(value);
      return given.length === 1 ? undefined : (_key, place) => problem('project-purge-kind', { given }, place);
    }),
  )
  .transform(
    ({ cloudfront, command = [] }): PurgeSpec =>
      cloudfront === undefined ? { kind: 'command', argv: command } : { kind: 'cloudfront', distribution: cloudfront },
  )
  .meta({
    description: 'How a CDN in front of the host is told what has changed, so that it doesn’t show old pointers.',
    minProperties: 1,
    maxProperties: 1,
  });

/** As long as a CDN may be waited for. */
export const MAX_PUBLIC_WAIT_SECONDS = 3600;

/** When the public URL is asked. */
export const PUBLIC_CHECKS = ['auto', 'on', 'off'] as const;

/** `publicCheck`: whether devices get what was published. */
export const publicCheckSchema = z.enum(PUBLIC_CHECKS).default('auto').meta({
  description:
    'Whether a release ends by asking the public URL, as a device would: `auto` is on, except for a directory, which something else may have to carry on.',
});

/** `publicWait`: how long a CDN may take. */
export const publicWaitSchema = wholeNumber({ minimum: 0, maximum: MAX_PUBLIC_WAIT_SECONDS })
  .default(300)
  .meta({ description: 'Seconds that a CDN may take until the public URL shows what was published.' });

/** `headerFiles`: header rules for hosts that read them from the site. */
export const headerFilesSchema = z
  .array(z.enum(['netlify', 'cloudflare', 'nginx']))
  .check(uniqueItems())
  .default([])
  .meta({
    description:
      'Files of header rules that are published with the site: `_headers` for Netlify or Cloudflare Pages, an include for nginx.',
    examples: [['netlify'], ['nginx']],
  });

/** `publicUrl`: how devices reach the site. */
export const publicUrlSchema = z
  .string()
  .check(
    rule((value) => {
      const judged = parsePublicUrl(value);
      if ('value' in judged) return undefined;
      const details = { value: withoutSecrets(value), reason: judged.reason };
      return (key, place) => problem('project-url-invalid', { key, ...details }, place);
    }),
  )
  .transform((value) => {
    const judged = parsePublicUrl(value);
    return 'value' in judged ? judged.value : value;
  })
  .meta({
    description: 'The absolute http(s) URL under which devices reach the site.',
    examples: ['https://updates.example.com/gateway'],
    format: 'uri',
  });
