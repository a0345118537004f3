import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hostLines } from '../../../src/commands/init/host-lines.js';
import { hostSetup } from '../../../src/commands/init/host-setup.js';

const lines = (text: string, serialised = true): string => hostLines(hostSetup(text, '--host'), { serialised });

describe('hostLines', () => {
  test.each([
    // host | in the comment
    ['site', 'keep it out of git'],
    ['/srv/site', 'that your web server serves, and'],
    ['branch:gh-pages', 'one commit a release'],
    ['s3://updates/gw?region=eu-central-1', 'takes a role'],
    ['s3://updates?endpoint=https://minio.example.com', 'AWS_SECRET_ACCESS_KEY'],
    ['https://dav.example.com/updates', 'OTA_HOST_TOKEN'],
  ])('%s is written as it was given, with what it is and needs', (text, comment) => {
    expect(parse(lines(text))).toMatchObject({ host: text, publicUrl: 'https://updates.example.com' });
    expect(lines(text).replaceAll('\n# ', ' ')).toContain(comment);
  });

  test('asks for nothing under a URL that is only a placeholder yet', () => {
    expect(parse(lines('branch:site'))).toMatchObject({ publicCheck: 'off' });
    expect(parse(lines('s3://updates'))).toMatchObject({ publicCheck: 'off' });
    expect(parse(lines('site'))).not.toHaveProperty('publicCheck');
  });

  test('says why nothing is asked where Pages show a release later', () => {
    const text = hostLines(hostSetup('branch:site', '--host'), {
      serialised: true,
      publicUrl: 'https://acme.github.io/pump',
      shownLater: true,
    });
    expect(parse(text)).toMatchObject({ publicUrl: 'https://acme.github.io/pump', publicCheck: 'off' });
    expect(text).toContain('Pages show it only after the job has ended');
  });

  test.each([
    // host | pipeline beside it | the word is given
    ['https://dav.example.com/updates', true, true],
    ['https://dav.example.com/updates', false, false],
    ['s3://updates?endpoint=https://minio.example.com', true, true],
    ['s3://updates', true, false],
    ['branch:site', true, false],
    ['site', true, false],
  ])('%s, a pipeline that releases one at a time beside it %s: oneAtATime %s', (text, serialised, given) => {
    const { oneAtATime } = parse(lines(text, serialised)) as { readonly oneAtATime?: boolean };
    expect(oneAtATime).toBe(given ? true : undefined);
    expect(lines(text, serialised).includes('this is your word')).toBe(given);
  });
});
