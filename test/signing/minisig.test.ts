import { describe, expect, it } from 'vitest';
import { encodeMinisig, globalMessage, parseMinisig } from '../../src/signing/minisig.js';
import { errorOf } from './tools.js';

const minisig = {
  keyId: '0102030405060708',
  signature: new Uint8Array(64).fill(1),
  trustedComment: 'file:a.zip\thashed',
  globalSignature: new Uint8Array(64).fill(2),
};
const text = encodeMinisig(minisig);
const lines = text.split('\n');
const withLine = (index: number, line: string) => lines.map((old, i) => (i === index ? line : old)).join('\n');
const form = (algorithm: string) => Buffer.concat([Buffer.from(algorithm), Buffer.alloc(72)]).toString('base64');

describe('minisig', () => {
  it('is read as it was written, with or without its last line end', () => {
    expect(parseMinisig(text)).toEqual(minisig);
    expect(parseMinisig(text.trimEnd())).toEqual(minisig);
  });

  it('covers signature and comment with the global signature', () => {
    expect(Buffer.from(globalMessage(new Uint8Array([65]), 'é')).toString()).toBe('Aé');
  });

  it.each([
    // text, reason
    ['', 'first line'],
    [withLine(0, 'comment'), 'first line'],
    [withLine(1, ''), 'second line'],
    [withLine(1, `${lines[1]} `), 'second line'],
    [withLine(1, form('ED').slice(4)), 'second line'],
    [withLine(1, form('Ed')), 'legacy form'],
    [withLine(1, form('XX')), 'algorithm'],
    [withLine(2, 'comment: x'), 'third line'],
    [withLine(3, ''), 'fourth line'],
    [`${text}\n`, 'more than four lines'],
    [`${text}x`, 'more than four lines'],
    [text.replaceAll('\n', '\r\n'), 'carriage returns'],
    [withLine(2, `trusted comment: ${'x'.repeat(20_000)}`), 'larger than'],
  ])('refuses a text that isn’t one (%#)', async (broken, reason) => {
    const error = await errorOf(() => parseMinisig(broken));
    expect([error.code, error.exitCode]).toEqual(['signature-minisign-malformed', 3]);
    expect(error.message).toContain(reason);
  });
});
