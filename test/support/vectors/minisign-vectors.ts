import { createHash } from 'node:crypto';
import { encodeMinisig, globalMessage, parseMinisig } from '../../../src/signing/minisig.js';
import { signBlake2b512 } from '../../../src/signing/minisign.js';
import { testSigner } from '../signing.js';
import { type VectorFile, vectorJson } from './vector-file.js';

const FILE = Buffer.from('The bytes of a bundle.\n');
const COMMENT = { file: 'gateway-1.0.0.zip', fields: { product: 'gateway', version: '1.0.0' } };

const signedBy = (name: string): Promise<string> =>
  signBlake2b512(createHash('blake2b512').update(FILE).digest(), testSigner(name), COMMENT);

/** minisign’s older form, which signs the file itself. */
const legacy = async (): Promise<string> => {
  const signer = testSigner();
  const signature = await signer.sign(FILE);
  const trustedComment = 'timestamp:0\tfile:gateway-1.0.0.zip';
  const globalSignature = await signer.sign(globalMessage(signature, trustedComment));
  const text = encodeMinisig({ keyId: signer.publicKey.minisignKeyId, signature, trustedComment, globalSignature });
  const [comment, body = '', ...rest] = text.split('\n');
  const form = Buffer.from(body, 'base64');
  form.write('Ed', 0, 'latin1');
  return [comment, form.toString('base64'), ...rest].join('\n');
};

/** Signatures of one file, which a reader that trusts the key `release` takes or refuses. */
export const minisignVectors = async (): Promise<VectorFile> => {
  const text = await signedBy('release');
  const lines = text.split('\n');
  const [comment = '', body = '', trusted = '', global = ''] = lines;
  const withLines = (...changed: readonly string[]): string => [...changed, ''].join('\n');
  const other = encodeMinisig({ ...parseMinisig(text), keyId: testSigner('second').publicKey.minisignKeyId });
  const file = FILE.toString('hex');
  const bad = (name: string, signature: string, more: object = {}) => ({
    name,
    verdict: 'refuse',
    rule: 'R-42',
    file,
    signature,
    ...more,
  });
  return vectorJson(
    'minisign.json',
    'Minisign signatures of a file (hex) for a reader that trusts the key "release" of keys.json.',
    {
      cases: [
        {
          name: 'good',
          verdict: 'accept',
          file,
          signature: text,
          trustedComment: trusted.replace('trusted comment: ', ''),
        },
        {
          name: 'another untrusted comment',
          verdict: 'accept',
          file,
          signature: withLines('untrusted comment: anything', body, trusted, global),
        },
        bad('another file', text, { file: Buffer.from('The bytes of a bundle!\n').toString('hex') }),
        bad('another key', await signedBy('stranger')),
        bad('another trusted comment', withLines(comment, body, trusted.replace('1.0.0.zip', '9.0.0.zip'), global)),
        bad('the key id of another key', other),
        bad('a file with a line less', withLines(comment, body, trusted)),
        bad('a file with a line more', withLines(comment, body, trusted, global, 'more')),
        bad('carriage returns', text.replaceAll('\n', '\r\n')),
        bad('the older form, over the file itself', await legacy()),
      ],
    },
  );
};
