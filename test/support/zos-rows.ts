import type { JudgedBody } from './zos-reader.js';

const FLIST = '"flist":"https://hub.example.com/a.flist"';
const upgrade = (members: string): JudgedBody => ({ kind: 'upgrade', body: `{${members}}` });
const latest = (body: string | Uint8Array): JudgedBody => ({ kind: 'latest', body });
const versions = (body: string): JudgedBody => ({ kind: 'versions', body });

/** The contract’s rows for tests, and those that follow from its rules: what is asked for, and whether 0-OS takes it. */
export const ZOS_ROWS: readonly (readonly [what: string, taken: boolean, body: JudgedBody])[] = [
  ...['0.1.0', '0.1.0-rc.1', '0.2.2-rc8-b', '260331.163206.0'].map(
    (version) => [`latest ${version}`, true, latest(JSON.stringify(version))] as const,
  ),
  ...['v0.1.0', '0.1', '0.1.0.4', '0.01.0', '0.1.0-rc.01', '0.1.0-', '0.1.0+', '', ' 0.1.0', '260331.00512.0'].map(
    (version) => [`latest ${JSON.stringify(version)}`, false, latest(JSON.stringify(version))] as const,
  ),
  ['an unquoted latest', false, latest('0.1.0')],
  ['null for latest', false, latest('null')],
  ['an object for latest', false, latest('{"version":"0.1.0"}')],
  ['a list for latest', false, latest('["0.1.0"]')],
  ['a line break behind latest', true, latest('"0.1.0"\n')],
  ['a byte order mark before latest', false, latest('\uFEFF"0.1.0"')],
  ['latest in UTF-16', false, latest(Buffer.from('"0.1.0"', 'utf16le'))],
  ['a web page for latest', false, latest('<!doctype html><title>Not found</title>')],
  ['an empty list', true, versions('[]')],
  ['a list in any order', true, versions('["1.1.0","1.0.0"]')],
  ['one bad entry', false, versions('["1.0.0","v1.1.0"]')],
  ['a number in the list', false, versions('["1.0.0",1]')],
  ['an object for the list', false, versions('{"versions":["1.0.0"]}')],
  ['an object with flist alone', true, upgrade(FLIST)],
  ['all four', true, upgrade(`${FLIST},"signature":"0f","transaction_id":"x","storage":"zdb://hub.example.com:9900"`)],
  ['further keys of any type', true, upgrade(`${FLIST},"payload":{"storage":1},"signatures":[{"flist":2}],"n":null`)],
  ['another spelling of a key', true, upgrade('"FList":"https://hub.example.com/a.flist"')],
  ['a number for storage', false, upgrade(`${FLIST},"storage":1`)],
  ['a number for a key in capitals', false, upgrade(`${FLIST},"SIGNATURE":1`)],
  ['a number for a key with the long s', false, upgrade(`${FLIST},"ſtorage":1`)],
  ['a relative flist', false, upgrade('"flist":"bundles/a.zip"')],
  ['an flist over ftp', false, upgrade('"flist":"ftp://hub.example.com/a.flist"')],
  ['no flist', false, upgrade('"signature":"0f"')],
  ['an array for the object', false, { kind: 'upgrade', body: '[]' }],
];

/** Objects with keys that come several times, and the flist that counts. */
export const LAST_WINS: readonly (readonly [members: string, flist: string])[] = [
  ['"flist":"https://a.example/1","flist":"https://a.example/2"', 'https://a.example/2'],
  ['"flist":"https://a.example/1","FLIST":"https://a.example/2"', 'https://a.example/2'],
  ['"flist":"https://a.example/1","FLIST":"https://a.example/2","flist":"https://a.example/3"', 'https://a.example/3'],
  ['"Flist":"https://a.example/\\"1","fliſt":"https://a.example/2"', 'https://a.example/2'],
];
