import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { publishToConnhex, type Timing } from '../../../src/devices/connhex/publish.js';
import { type ConnhexDouble, type ConnhexManners, connhexDoubles, FIRMWARE } from '../../support/connhex-double.js';
import { familyProject, filesInputOf } from '../../support/connhex-input.js';
import { failureOf } from '../../support/step-states.js';
import { temporaryDirectories } from '../../support/temporary.js';

const startDouble = connhexDoubles();
const newDirectory = temporaryDirectories();
const HURRIED: Timing = { sleep: async () => {}, random: () => 0 };
const BUNDLE = randomBytes(300_000);

const start = async (manners: ConnhexManners = {}, options: object = {}) => {
  const double = await startDouble(manners);
  const publish = { api: double.api, firmware: FIRMWARE };
  const project = familyProject({ publish, ...options }, { upgradeFrom: '>=1.0.0 <2.0.0' });
  const directory = newDirectory();
  return {
    double,
    run: (version = '1.1.0', bytes: Uint8Array = BUNDLE) =>
      publishToConnhex(filesInputOf(project, directory, bytes, { version, notes: 'What is new' }), publish, HURRIED),
  };
};
const activeVersion = ({ releases, active }: ConnhexDouble) => releases.find(({ id }) => id === active)?.version;
const posts = ({ requests }: ConnhexDouble) => requests.filter((each) => each === 'POST releases').length;

describe('a release at Connhex', () => {
  test('is created, read back, compared and made the active one', async () => {
    const { double, run } = await start({}, { mandatory: true, minVersion: '1.0.5' });
    expect(await run()).toEqual([]);
    expect(double.uploads[0]?.equals(BUNDLE)).toBe(true);
    expect(double.releases).toMatchObject([
      {
        version: '1.1.0',
        note: 'What is new',
        mandatory: true,
        min_version: '1.0.5',
        max_version: '2.0.0',
        filename: 'pump-1.1.0.zip',
        size: BUNDLE.length,
      },
    ]);
    expect(double.requests).toEqual([
      'GET releases',
      'POST releases',
      'GET releases',
      'GET firmware',
      'POST releases/r%2F1/activate',
    ]);
    expect(activeVersion(double)).toBe('1.1.0');
  });

  test('that is there and active is left as it is; one that is not active is made so', async () => {
    const { double, run } = await start();
    await run();
    double.requests.length = 0;
    expect(await run()).toEqual([]);
    expect(double.requests).toEqual(['GET releases', 'GET firmware']);
    double.active = undefined;
    expect(await run()).toEqual([]);
    expect(activeVersion(double)).toBe('1.1.0');
    expect(posts(double)).toBe(0);
  });

  test('is found on a later page', async () => {
    const { double, run } = await start({ pageSize: 2 });
    for (const version of ['0.1.0', '0.2.0', '0.3.0', '1.1.0']) await run(version);
    double.requests.length = 0;
    await run();
    expect(double.requests).toEqual(['GET releases', 'GET releases', 'GET firmware']);
  });

  test('with other bytes under its version is an error, and is not touched', async () => {
    const { double, run } = await start();
    await run();
    const standing = [...double.releases];
    for (const other of [randomBytes(BUNDLE.length), randomBytes(9)]) {
      const failure = await failureOf(() => run('1.1.0', other));
      expect(failure).toMatchObject({ code: 'connhex-release-differs', exitCode: 1 });
    }
    expect(double.releases).toEqual(standing);
    expect(posts(double)).toBe(1);
  });

  test.each([
    // what the service makes of the bytes, the words of it
    ['loses bytes', (bytes: Buffer) => bytes.subarray(1), '299999 bytes'],
    ['changes bytes', (bytes: Buffer) => Buffer.concat([Buffer.of(1), bytes.subarray(1)]), 'the checksum'],
  ])('that the service %s of is deleted again, and never active', async (_what, keeps, words) => {
    const { double, run } = await start({ keeps });
    const failure = await failureOf(() => run());
    expect(failure).toMatchObject({ code: 'connhex-upload-damaged', message: expect.stringContaining(words) });
    expect(failure).toMatchObject({ message: expect.stringContaining('it was deleted again') });
    expect([double.releases, double.active]).toEqual([[], undefined]);
  });

  test('that is damaged and can’t be deleted is told of', async () => {
    const instead: ConnhexManners['instead'] = (request) =>
      request.startsWith('DELETE') ? { status: 422, body: '{"error":"active"}' } : undefined;
    const { run } = await start({ keeps: (bytes) => bytes.subarray(1), instead });
    expect(await failureOf(() => run())).toMatchObject({ message: expect.stringContaining('could not be deleted') });
  });

  test.each(['md5', 'sha1', 'sha512'])('is compared by %s where the service uses that', async (algorithm) => {
    const { run } = await start({ algorithm, checksum: (hex) => hex.toUpperCase() });
    expect(await run()).toEqual([]);
  });

  test('of whose checksum nothing can be made is taken by its size, with a warning', async () => {
    const { double, run } = await start({ checksum: () => 'crc:12345678' });
    expect((await run()).map(({ code, severity }) => [code, severity])).toEqual([
      ['connhex-checksum-unknown', 'warning'],
    ]);
    expect(activeVersion(double)).toBe('1.1.0');
  });

  test.each([false, true])('below a higher one is not made the active one (told which is: %s)', async (told) => {
    const { double, run } = await start({ silent: !told });
    await run('1.2.0');
    expect((await run('1.1.0')).map(({ code }) => code)).toEqual(['connhex-not-activated']);
    expect(activeVersion(double)).toBe('1.2.0');
  });

  test('that another run has created first with other bytes is not this run’s to delete', async () => {
    const others = await start();
    await others.run('1.1.0', randomBytes(BUNDLE.length));
    const [release] = others.double.releases;
    if (!release) throw new Error('there is none');
    const { double, run } = await start({
      instead: (request) => {
        if (request !== 'POST releases') return undefined;
        double.releases.push(release);
        return { status: 409, body: '{"error":"version exists"}' };
      },
    });
    expect(await failureOf(() => run())).toMatchObject({ code: 'connhex-release-differs' });
    expect(double.releases).toEqual([release]);
  });

  test('is made the active one where the service says that none is, whatever else it lists', async () => {
    const { double, run } = await start({
      instead: (request) =>
        request === 'GET firmware' ? { status: 200, body: '{"id":"x","active_release":null}' } : undefined,
    });
    await run('1.2.0');
    expect(await run('1.1.0')).toEqual([]);
    expect(activeVersion(double)).toBe('1.1.0');
  });

  test('that is active is made so once more where the service doesn’t tell', async () => {
    const { double, run } = await start({ silent: true });
    await run();
    await run();
    expect(double.requests.filter((each) => each.endsWith('activate'))).toHaveLength(2);
  });
});

describe('a request', () => {
  test.each(['lost', 'cut'] as const)(
    'of creation whose answer was %s is looked for before it is sent again',
    async (kind) => {
      const { double, run } = await start({
        instead: (request, number) => (request === 'POST releases' && number === 1 ? kind : undefined),
      });
      expect(await run()).toEqual([]);
      expect(double.releases).toHaveLength(1);
      expect(posts(double)).toBe(kind === 'lost' ? 1 : 2);
    },
  );

  test('of creation that the service fails at is sent again, and in the end told of', async () => {
    const failing = (until: number): ConnhexManners => ({
      instead: (request, number) => (request === 'POST releases' && number <= until ? { status: 500 } : undefined),
    });
    const once = await start(failing(1));
    expect(await once.run()).toEqual([]);
    const ever = await start(failing(99));
    expect(await failureOf(() => ever.run())).toMatchObject({
      code: 'connhex-failed',
      message: expect.stringContaining('500'),
    });
    expect(posts(ever.double)).toBe(4);
  });

  test('of activation is repeated after a lost answer', async () => {
    const { double, run } = await start({
      instead: (request, number) => (request.endsWith('/activate') && number === 1 ? 'lost' : undefined),
    });
    await run();
    expect(activeVersion(double)).toBe('1.1.0');
  });

  test.each([
    // status | its own words
    [400, 'connhex-refused'],
    [401, 'connhex-unauthorized'],
    [403, 'connhex-forbidden'],
    [404, 'connhex-firmware-missing'],
    [415, 'connhex-media-refused'],
    [409, 'connhex-answer-unexpected'],
  ])('of creation that is answered %i is not repeated, and told of in words of its own', async (status, code) => {
    const body = '{"message":"as the test wants it"}';
    const { double, run } = await start({
      instead: (request) => (request === 'POST releases' ? { status, body } : undefined),
    });
    const failure = await failureOf(() => run());
    expect(failure).toMatchObject({ code, message: expect.stringContaining('as the test wants it') });
    expect(posts(double)).toBe(1);
  });

  test('of creation takes its token and its bytes to no other address', async () => {
    const { double, run } = await start({
      instead: (request) =>
        request === 'POST releases'
          ? { status: 307, headers: { location: 'https://elsewhere.example.com/' } }
          : undefined,
    });
    const failure = await failureOf(() => run());
    expect(failure).toMatchObject({
      code: 'connhex-answer-unexpected',
      message: expect.stringContaining('another address'),
    });
    expect(posts(double)).toBe(1);
  });

  test('of a list that is no list is told of', async () => {
    const { run } = await start({ instead: () => ({ status: 200, body: '<!doctype html><p>Welcome' }) });
    expect(await failureOf(() => run())).toMatchObject({ code: 'connhex-answer-unexpected' });
  });
});
