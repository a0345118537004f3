import { encodeBase64 } from '../../../src/signing/base64.js';
import { pae } from '../../../src/signing/pae.js';
import { type VectorFile, vectorJson } from './vector-file.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const paeCase = (payloadType: string, payload: Uint8Array) => ({
  payloadType,
  payload: hex(payload),
  pae: hex(pae(payloadType, payload)),
});

const base64Case = (bytes: string) => ({ text: encodeBase64(Buffer.from(bytes, 'hex')), bytes });
const noBase64 = (text: string, why: string) => ({ text, why, rule: 'R-6' });

/** What is signed of a payload, and the one spelling of base64 that counts. */
export const encodingVectors = (): readonly VectorFile[] => [
  vectorJson('pae.json', 'DSSE pre-authentication encoding. payload and pae are hex.', {
    cases: [
      paeCase('http://example.com/HelloWorld', Buffer.from('hello world')),
      paeCase('application/vnd.in-toto+json', Buffer.from('')),
      paeCase('application/vnd.in-toto+json', Buffer.from('{}\n')),
      paeCase('application/vnd.in-toto+json', Buffer.from('{"é":"日本"}\n')),
      paeCase('application/vnd.in-toto+json', Buffer.from([0, 10, 32, 255])),
      paeCase('application/vnd.in-toto+json', Buffer.from('x'.repeat(1000))),
    ],
  }),
  vectorJson('base64.json', 'Base64 as R-6 asks for. bytes are hex.', {
    accepted: ['', '00', 'ff', 'f0', '0000', 'fbff', '000000', 'ffffff', '666f6f626172'].map(base64Case),
    refused: [
      noBase64('AA', 'no padding'),
      noBase64('AA=', 'half of the padding'),
      noBase64('AAA', 'no padding'),
      noBase64('AAAA=', 'padding too many'),
      noBase64('AAAA====', 'nothing but padding in a group'),
      noBase64('=', 'padding alone'),
      noBase64('AB==', 'bits of the last digit are set'),
      noBase64('AAB=', 'bits of the last digit are set'),
      noBase64('-_8=', 'the alphabet for URLs'),
      noBase64('AAAA\n', 'a line end'),
      noBase64('AA AA', 'a blank'),
      noBase64('AAAA AAA', 'a blank'),
      noBase64('AA==AAAA', 'padding in the middle'),
      noBase64('ÀAAA', 'no digit'),
    ],
  }),
];

const json = (text: string | Uint8Array, why: string) => ({
  hex: hex(typeof text === 'string' ? Buffer.from(text) : text),
  why,
});
const refusedJson = (text: string | Uint8Array, why: string) => ({ ...json(text, why), rule: 'R-2' });

/** Which JSON texts a reader takes. */
export const jsonVectors = (): VectorFile =>
  vectorJson('json.json', 'JSON texts as R-2 asks for, in hex. Those under "either" may be refused or taken.', {
    accepted: [
      json('{}\n', 'compact'),
      json(' { "a" : [ 1 , true , null ] } \r\n', 'blanks where JSON allows them'),
      json('{"a":1,"A":2}', 'keys that differ in case are different keys'),
      json('{"\u00e9":1,"e\u0301":2}', 'one key composed and one decomposed: different keys, as nothing is normalised'),
      json('{"a":"\\u00e9\\/\\n\\ud83d\\ude00"}', 'escapes, a pair of surrogates among them'),
      json('{"a":9007199254740991,"b":-9007199254740991}', 'the largest integers that every reader has'),
      json('{"__proto__":1,"constructor":2}', 'keys that mean something in one language'),
    ],
    refused: [
      refusedJson('', 'nothing'),
      refusedJson('\ufeff{}', 'a byte order mark'),
      refusedJson('{"a":1,"a":1}', 'a key twice'),
      refusedJson('{"a":1,"\\u0061":2}', 'a key twice, once escaped'),
      refusedJson('{"x":[{"a":1,"a":2}]}', 'a key twice, further in'),
      refusedJson('{"a":1,}', 'a comma too many'),
      refusedJson("{'a':1}", 'single quotes'),
      refusedJson('{a:1}', 'a key without quotes'),
      refusedJson('{"a":01}', 'a leading zero'),
      refusedJson('{"a":+1}', 'a plus sign'),
      refusedJson('{"a":NaN}', 'no number'),
      refusedJson('{"a":9007199254740993}', 'an integer that many readers round'),
      refusedJson('{"a":"\\ud800"}', 'half of a pair of surrogates'),
      refusedJson('{"a":"\\x41"}', 'an escape that JSON doesn’t have'),
      refusedJson('{"a":"\t"}', 'a control character that is not escaped'),
      refusedJson('{} {}', 'something after the value'),
      refusedJson('{"a":1} // comment', 'a comment'),
      refusedJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'no UTF-8'),
      refusedJson(Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]), 'an overlong form of UTF-8'),
      refusedJson(Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d]), 'a surrogate in UTF-8'),
    ],
    either: [
      json('{"a":1.0,"b":1e0,"c":-0}', 'integers in another spelling'),
      json(`${'['.repeat(200)}${']'.repeat(200)}`, 'nested deeper than 128'),
    ],
  });
