import { z } from 'zod';
import { problem } from '../../errors/problem.js';
import { parseVersion } from '../../version/parse-version.js';
import { type Judged, parseBaseUrl, withoutSecrets } from '../addresses.js';
import { path, rule, text } from '../rules.js';
import { goDurationSchema } from './go-duration-schema.js';

const MAX_VERSION_LENGTH = 256;
const MAX_URL_LENGTH = 1024;
const MAX_ID_LENGTH = 128;

const version = () =>
  text({ maxLength: MAX_VERSION_LENGTH }).check(
    rule((value) =>
      parseVersion(value) ? undefined : (key, place) => problem('connhex-version-invalid', { key, value }, place),
    ),
  );

const judgeApi = (value: string): Judged<string> => {
  const judged = parseBaseUrl(value, 'it holds a user name or password; the token belongs in OTA_CONNHEX_TOKEN');
  if ('reason' in judged) return judged;
  const { protocol, hostname } = new URL(judged.value);
  const isOwn = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  // Every request carries the token.
  return protocol === 'https:' || isOwn ? judged : { reason: 'it is not https, and the token would be readable' };
};

const apiSchema = text({ maxLength: MAX_URL_LENGTH, shown: withoutSecrets })
  .check(
    rule((value) => {
      const judged = judgeApi(value);
      if ('value' in judged) return undefined;
      const details = { value: withoutSecrets(value), reason: judged.reason };
      return (key, place) => problem('connhex-api-invalid', { key, ...details }, place);
    }),
  )
  .transform((value) => {
    const judged = judgeApi(value);
    return 'value' in judged ? judged.value : value;
  })
  .meta({
    description: 'URL of the API of Connhex, with https.',
    examples: ['https://apis.connhex.example.com'],
    format: 'uri',
  });

const publishSchema = z
  .strictObject({
    api: apiSchema,
    firmware: text({ maxLength: MAX_ID_LENGTH }).meta({
      description: 'Id of the firmware that the releases belong to, as the API has it.',
      examples: ['edge-gateway'],
    }),
  })
  .meta({
    description:
      'Hand each release to Connhex too, and make it the active one, once it is on the site. The token comes from OTA_CONNHEX_TOKEN.',
  });

const agentSchema = z
  .strictObject({
    autoDownload: z
      .boolean()
      .default(false)
      .meta({ description: '`auto_download`: fetch a release as soon as it is found.' }),
    autoInstall: z
      .boolean()
      .default(false)
      .meta({ description: '`auto_install`: install it too, which implies fetching it.' }),
    checkInterval: goDurationSchema
      .default('1h')
      .meta({ description: '`check_interval`: a Go duration between two checks.', examples: ['24h0m0s'] }),
  })
  .meta({ description: 'Publish an `[ota]` section for `agent.toml` with each release, ready to be used.' });

/** `devices.connhex`: what Connhex Edge devices read of a release. */
export const connhexSchema = z
  .strictObject({
    alias: z.boolean().default(true).meta({
      description:
        'Keep a copy of the newest bundle under one address, `connhex/<product>.zip`, for devices that ask with HEAD.',
    }),
    minVersion: version()
      .optional()
      .meta({
        description:
          'The lowest version that may go to this release at once. Left out, the lower end of `upgradeFrom` where that is a plain range.',
        examples: ['1.2.0'],
      }),
    maxVersion: version()
      .optional()
      .meta({
        description:
          'The version that all must lie below that may go to this release. Left out, the upper end of `upgradeFrom` where that is a plain range.',
        examples: ['2.0.0'],
      }),
    mandatory: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether Connhex marks the release as one that must not be skipped. Only with `publish`.' }),
    publish: publishSchema.optional(),
    agentConfig: path()
      .optional()
      .meta({
        description: 'An `agent.toml` whose `[ota]` section is checked.',
        examples: ['connhex/agent.toml'],
      }),
    agent: agentSchema.optional(),
  })
  .meta({ description: 'Connhex Edge: a mutable copy for HEAD, and releases of the Connhex API.' });
