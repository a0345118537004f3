import { describe, expect, it } from 'vitest';
import { mayGetToken, serverHost } from '../../../src/forges/github/address.js';

describe('serverHost', () => {
  it.each([
    // the API, the server that people see
    ['https://api.github.com', 'github.com'],
    ['https://api.octo.ghe.com', 'octo.ghe.com'],
    ['https://git.example.com:8443/api/v3', 'git.example.com:8443'],
    ['http://127.0.0.1:3000', '127.0.0.1:3000'],
  ])('of %s is %s', (apiUrl, host) => expect(serverHost(apiUrl)).toBe(host));
});

describe('mayGetToken', () => {
  it.each([
    // the API, an address that it names, whether the token may go there
    ['https://api.github.com', 'https://uploads.github.com/repos/o/r/releases/1/assets', true],
    ['https://api.github.com', 'https://github.com/o/r.git', true],
    ['https://api.github.com', 'https://api.github.com/repos/o/r', true],
    ['https://api.octo.ghe.com', 'https://uploads.octo.ghe.com/x', true],
    ['https://git.example.com/api/v3', 'https://git.example.com/api/uploads/x', true],
    ['https://git.example.com/api/v3', 'https://uploads.git.example.com/x', true],
    ['http://127.0.0.1:3000/api/v3', 'http://127.0.0.1:3000/api/uploads/x', true],
    ['https://api.github.com', 'http://uploads.github.com/x', false],
    ['https://api.github.com', 'https://uploads.github.com:8443/x', false],
    ['https://api.github.com', 'https://uploads.github.com.example.org/x', false],
    ['https://api.github.com', 'https://uploads.github.com@example.org/x', false],
    ['https://api.github.com', 'https://evilgithub.com/x', false],
    ['https://api.github.com', 'https://objects.githubusercontent.com/x', false],
    ['https://git.example.com/api/v3', 'http://git.example.com/api/uploads/x', false],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3001/x', false],
    ['https://api.github.com', '/relative', false],
    ['https://api.github.com', '', false],
  ])('of %s to %s: %s', (apiUrl, address, expected) => expect(mayGetToken(address, apiUrl)).toBe(expected));
});
