import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { parseHostAddress, parsePublicUrl, reasonAgainstFileUrl, withoutSecrets } from './addresses.js';
import { path, rule } from './rules.js';

/** The kinds of hosts that a project may name. */
export const HOST_KINDS = ['directory'] as const;

/** `host`: where the site's bytes go. */
export const hostSchema = z
  .union([
    path().check(
      rule((value) => {
        const address = parseHostAddress(value);
        if (address.kind === 'other')
          return (_key, place) =>
            problem('project-host-unsupported', { value: address.scheme, known: HOST_KINDS }, place);
        const reason = address.kind === 'file-url' ? reasonAgainstFileUrl(value) : undefined;
        if (reason === undefined) return undefined;
        return (_key, place) => problem('project-host-url-invalid', { value: withoutSecrets(value), reason }, place);
      }),
    ),
    z.strictObject({
      directory: path().meta({ description: 'The directory that your web server serves.', examples: ['../site'] }),
    }),
  ])
  .transform((host) => (typeof host === 'string' ? host : host.directory))
  .meta({
    description: 'Where the site is published: a directory, as a path or a file:/// URL.',
    examples: ['../site', 'file:///srv/updates', { directory: '../site' }],
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
