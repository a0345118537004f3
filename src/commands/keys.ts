import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, OtaError } from '../errors/ota-error.js';
import { generateKey, writeKeyFiles } from '../signing/key-files.js';
import { encodePublicKey, type PublicKey } from '../signing/public-key.js';
import { readTrust } from '../signing/trust.js';
import { type CommandContext, type CommandEnd, done, type RunCommand } from './context.js';

const ACTIONS = ['generate', 'show', 'rotate', 'retire', 'status'];

/** `keys generate|show|rotate|retire|status`. */
export const runKeys: RunCommand = async (context) => {
  const [action, ...rest] = context.operands;
  switch (action) {
    case 'generate':
      return generate(context);
    case 'show':
      return show(context, rest);
    case 'rotate':
      return (await import('./keys-change.js')).runKeysRotate(context, rest);
    case 'retire':
      return (await import('./keys-change.js')).runKeysRetire(context, rest);
    case 'status':
      return (await import('./keys-status.js')).runKeysStatus(context);
    default:
      throw fail('cli-unknown-action', { command: 'keys', action: action ?? '', actions: ACTIONS });
  }
};

const generate = async ({ flags, directory, print }: CommandContext): Promise<CommandEnd> => {
  const { seed, publicKey } = generateKey({ random: (length) => randomBytes(length) });
  const secret = Buffer.from(seed).toString('base64');
  const forms = publicForms(publicKey);
  if (flags.out === undefined) {
    // The one time a secret is printed: the user asked for it, and it is kept nowhere else.
    print(flags.json ? JSON.stringify({ secret, ...forms }) : secretText(secret, publicKey));
    return done;
  }
  const files = await writeKeyFiles(resolve(directory, flags.out), { seed, publicKey });
  if (flags.json) print(JSON.stringify({ files, ...forms }));
  else print([`Wrote ${files.join(', ')}`, publicText(publicKey), '', nextSteps].join('\n'));
  return done;
};

const show = async (
  { flags, directory, print, services }: CommandContext,
  operands: readonly string[],
): Promise<CommandEnd> => {
  const keys = [...(await readPublicKeys([...operands, ...(flags.key ?? [])], directory))];
  if (keys.length === 0) keys.push(...(await services.openSigners()).map((signer) => signer.publicKey));
  if (keys.length === 0) throw fail('cli-operand-missing', { operand: 'KEY', command: 'keys show' });
  print(flags.json ? JSON.stringify(keys.map(publicForms)) : keys.map(publicText).join('\n\n'));
  return done;
};

/** Public keys, each given as its text or as the name of a file that holds it. Every problem at once. */
const readPublicKeys = async (operands: readonly string[], directory: string): Promise<readonly PublicKey[]> => {
  if (operands.length === 0) return [];
  const readKeyFile = (file: string) => readFile(resolve(directory, file), 'utf8');
  const { trust, problems } = await readTrust(operands, 1, { readFile: readKeyFile });
  if (!trust) throw new OtaError(problems);
  return trust.keys;
};

const publicForms = (key: PublicKey) => ({
  keyId: key.keyId,
  base64: encodePublicKey(key, 'base64').trim(),
  pem: encodePublicKey(key, 'pem'),
  minisign: encodePublicKey(key, 'minisign'),
});

const publicText = (key: PublicKey): string => {
  const { keyId, base64, pem, minisign } = publicForms(key);
  return [
    `key id    ${keyId}`,
    `base64    ${base64}`,
    `minisign  ${minisign.trim().split('\n').at(-1)}`,
    pem.trim(),
  ].join('\n');
};

const nextSteps = [
  'Next: put the text of ota.key into the secret OTA_SIGNING_KEY of your CI, keep one copy offline, and list ota.pub.b64',
  'under signing.trustedKeys in ota-release.yaml. Never commit ota.key.',
].join('\n');

const secretText = (secret: string, key: PublicKey): string =>
  [
    `secret    ${secret}`,
    publicText(key),
    '',
    'The secret is shown this once. Put it into the secret OTA_SIGNING_KEY of your CI and keep one copy offline.',
  ].join('\n');
