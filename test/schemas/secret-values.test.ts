import { randomBytes } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { checkSecrets, secretValues } from '../../src/schemas/secret-values.js';
import { cpuMsOf } from './cpu-time.js';
import { textOf } from './project-files.js';

// Put together from parts, so that no scanner takes this file for a leak.
const joined = (...parts: readonly string[]): string => parts.join('');
const letters = (count: number): string => 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzZ'.repeat(3).slice(0, count);

describe('what looks like a secret', () => {
  // value, kind
  const rows: readonly (readonly [unknown, string])[] = [
    [{ password: 'hunter2' }, 'a password'],
    [{ mqttPassword: 'x1' }, 'a password'],
    [{ 'MQTT-PASSWORD': 'x1' }, 'a password'],
    [{ wifi_passphrase: 'correct horse' }, 'a password'],
    [{ a: { api_key: 'abc123' } }, 'a key'],
    [{ apiKey: 'abc123' }, 'a key'],
    [{ access_token: 'abc' }, 'a token'],
    [{ tokens: ['abc'] }, 'a token'],
    [{ client_secret: 'abc' }, 'a secret'],
    [{ psk: 'abc' }, 'a secret'],
    [{ private_key: 'abc' }, 'a private key'],
    [{ anything: joined('-----BEGIN ', 'RSA PRIVATE KEY-----\nMII') }, 'a private key'],
    [{ anything: joined('-----BEGIN ', 'PRIVATE KEY-----\nMII') }, 'a private key'],
    [{ anything: joined('AK', 'IA', 'ABCDEFGHIJKLMNOP') }, 'an AWS access key'],
    [{ anything: joined('gh', 'p_', letters(36)) }, 'a GitHub token'],
    [{ anything: joined('github', '_pat_', letters(40)) }, 'a GitHub token'],
    [{ anything: joined('gl', 'pat-', letters(20)) }, 'a GitLab token'],
    [{ anything: joined('xox', 'b-', '1234567890-abc') }, 'a Slack token'],
    [{ anything: joined('eyJ', `${letters(20)}.eyJ${letters(20)}.${letters(20)}`) }, 'a JSON Web Token'],
    [{ server: 'https://user:hunter2@example.com/x' }, 'a password in a URL'],
    [{ anything: randomBytes(48).toString('base64') }, 'a random key'],
    [{ anything: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b' }, 'a random key'],
  ];
  test.each(rows)('%#: %s', (value, kind) => {
    expect(secretValues(value).map((secret) => secret.kind)).toEqual([kind]);
  });
});

describe('what does not', () => {
  const rows: readonly unknown[] = [
    { password: '' },
    { password: '<password>' },
    { password: joined('$', '{MQTT_PASSWORD}') },
    { password: '{{ password }}' },
    { password: '$PASSWORD' },
    { password: 'changeme' },
    { password: 'please-change-me-now' },
    { token: 'xxxxxxxx' },
    { token: '********' },
    { token: 'your-token-here' },
    { token: 'example-token' },
    { token: null, password: 5, secret: true },
    { max_tokens: 4096, token_ttl: '1h', password_file: '/run/secrets/x', tokenizer: 'bpe' },
    { public_key: letters(44), sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    { id: '123e4567-e89b-12d3-a456-426614174000' },
    { note: 'a long sentence that is quite readable and has no digits in it at all' },
    { path: '/opt/application/version-1.2.3/configuration/Defaults.json' },
    { keyboard: 'qwertz', monkey: 'banana' },
    { server: 'https://user:<password>@example.com' },
    { name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
  ];
  test.each(rows)('%j', (value) => {
    expect(secretValues(value)).toEqual([]);
  });
});

it('warns at the value, with key and kind, never with the value', () => {
  const problems = checkSecrets(textOf({ mqtt: { password: 'hunter2-hunter2' } }, 'template.json'));
  expect(problems).toMatchObject([
    {
      code: 'config-secret',
      severity: 'warning',
      place: { file: 'template.json', line: 3, column: 17, path: 'mqtt.password' },
    },
  ]);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

it('takes long texts in its stride', async () => {
  const parts = ['ey-', 'a:', 'change', '-----BEGIN ', 'A '];
  expect(await cpuMsOf(() => parts.map((part) => secretValues({ password: part.repeat(300_000) })))).toBeLessThan(1000);
});
