import { z } from 'zod';
import { problem } from '../../errors/problem.js';
import { withoutSecrets } from '../addresses.js';
import { rule, text } from '../rules.js';

const MAX_URL_LENGTH = 1024;
const VERSION = '{version}';

const flist = text({ maxLength: MAX_URL_LENGTH, shown: withoutSecrets })
  .check(
    rule((value) => {
      const reason = reasonAgainstFlist(value);
      const details = { value: withoutSecrets(value), reason: reason ?? '' };
      return reason === undefined
        ? undefined
        : (key, place) => problem('zos-flist-invalid', { key, ...details }, place);
    }),
  )
  .meta({
    description:
      'Absolute URL of an flist of your own, with `{version}` where the version goes. Left out, `flist` names the bundle.',
    examples: ['https://hub.example.com/team/gateway-{version}.flist'],
  });

/** 0-OS asks for `{flist}.md5`, so that nothing may follow the path (0-OS contract, “Bodies”). */
const reasonAgainstFlist = (value: string): string | undefined => {
  const filled = value.replaceAll(VERSION, '1.0.0');
  if (!/^https?:\/\/[^/]/i.test(filled)) return 'it is not absolute, with http:// or https:// at its beginning';
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(filled)) return 'it holds a blank, a backslash or a letter that is not ASCII';
  if (!URL.canParse(filled)) return 'it is not a URL';
  const { username, password } = new URL(filled);
  if (username !== '' || password !== '') return 'it holds a user name or password, and everybody would get it';
  if (/[?#]/.test(filled)) return 'it has a query or fragment, and nodes append .md5 to it';
  return value.includes(VERSION) ? undefined : 'it has no {version}, and each version needs an flist of its own';
};

const storage = text({ maxLength: MAX_URL_LENGTH, shown: withoutSecrets })
  .check(
    rule((value) => {
      const reason = reasonAgainstStorage(value);
      const details = { value: withoutSecrets(value), reason: reason ?? '' };
      return reason === undefined
        ? undefined
        : (key, place) => problem('zos-storage-invalid', { key, ...details }, place);
    }),
  )
  .meta({ description: '0-db URL that nodes fetch blocks from.', examples: ['zdb://hub.example.com:9900'] });

const reasonAgainstStorage = (value: string): string | undefined => {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[\x21-\x5b\x5d-\x7e]+$/i.test(value) || !URL.canParse(value))
    return 'it is not a URL with a scheme and a host';
  if (/^https?:/i.test(value)) return 'it is a web address, and blocks are fetched from a 0-db';
  const { username, password } = new URL(value);
  return username === '' && password === ''
    ? undefined
    : 'it holds a user name or password, and everybody would get it';
};

/** `devices.zos`: what 0-OS nodes read of a release. */
export const zosSchema = z
  .strictObject({ flist: flist.optional(), storage: storage.optional() })
  .meta({ description: '0-OS: the native files, and `.md5` beside the bundle.' });
