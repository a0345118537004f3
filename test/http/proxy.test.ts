import { describe, expect, it } from 'vitest';
import { proxyChoice } from '../../src/http/proxy.js';

const chosen = (environment: Readonly<Record<string, string>>, url: string): string | undefined =>
  proxyChoice(environment)(new URL(url))?.href;

describe('proxyChoice', () => {
  it.each([
    // the variables, the URL, the proxy
    [{}, 'https://forge/', undefined],
    [{ HTTPS_PROXY: 'http://p:1' }, 'https://forge/', 'http://p:1/'],
    [{ https_proxy: 'http://p:1' }, 'https://forge/', 'http://p:1/'],
    [{ https_proxy: 'http://small:1', HTTPS_PROXY: 'http://capital:1' }, 'https://forge/', 'http://small:1/'],
    [{ https_proxy: '', HTTPS_PROXY: 'http://capital:1' }, 'https://forge/', 'http://capital:1/'],
    [{ HTTPS_PROXY: 'http://p:1' }, 'http://forge/', undefined],
    [{ HTTP_PROXY: 'http://p:1' }, 'http://forge/', 'http://p:1/'],
    [{ HTTP_PROXY: 'http://p:1' }, 'https://forge/', undefined],
    [{ ALL_PROXY: 'http://p:1' }, 'https://forge/', 'http://p:1/'],
    [{ ALL_PROXY: 'http://p:1' }, 'http://forge/', 'http://p:1/'],
    [{ ALL_PROXY: 'http://all:1', HTTPS_PROXY: 'http://p:1' }, 'https://forge/', 'http://p:1/'],
    [{ HTTPS_PROXY: ' p.example.com:3128 ' }, 'https://forge/', 'http://p.example.com:3128/'],
    [{ HTTPS_PROXY: 'u:w@p:3128' }, 'https://forge/', 'http://u:w@p:3128/'],
    [{ HTTPS_PROXY: 'https://p:1' }, 'https://forge/', 'https://p:1/'],
    [{ HTTP_PROXY: 'p:1', HTTPS_PROXY: 'p:1', ALL_PROXY: 'socks5://s:1' }, 'https://forge/', 'http://p:1/'],
  ])('by %j for %s is %s', (environment, url, proxy) => {
    expect(chosen(environment as Readonly<Record<string, string>>, url)).toBe(proxy);
  });

  it.each([
    // NO_PROXY, the URL, whether the proxy is passed by
    ['*', 'https://forge/', true],
    ['forge.example.com', 'https://forge.example.com/', true],
    ['FORGE.example.COM', 'https://Forge.Example.com/', true],
    ['forge.example.com', 'https://forge.example.com./', true],
    ['example.com', 'https://forge.example.com/', true],
    ['.example.com', 'https://forge.example.com/', true],
    ['*.example.com', 'https://forge.example.com/', true],
    ['.example.com', 'https://example.com/', true],
    ['ample.com', 'https://example.com/', false],
    ['example.com', 'https://example.com.evil.net/', false],
    ['a, b\tforge', 'https://forge/', true],
    ['forge:8443', 'https://forge:8443/', true],
    ['forge:8443', 'https://forge/', false],
    ['forge:443', 'https://forge/', true],
    ['forge:80', 'http://forge/', true],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.0.0.0/8', 'https://forge/', false],
    ['10.0.0.0/99', 'https://10.1.2.3/', false],
    ['nonsense/8', 'https://10.1.2.3/', false],
    ['10.1.2.3', 'https://10.1.2.3/', true],
    ['2.3', 'https://10.1.2.3/', false],
    ['fd00::/8', 'https://[fd00::1]/', true],
    ['fd00::1', 'https://[fd00::1]/', true],
    ['[fd00::1]:443', 'https://[fd00::1]/', true],
    ['fd00::2', 'https://[fd00::1]/', false],
    ['', 'https://forge/', false],
  ])('is passed by with %j for %s: %s', (list, url, direct) => {
    for (const variable of ['NO_PROXY', 'no_proxy'])
      expect(chosen({ ALL_PROXY: 'http://p:1', [variable]: list }, url)).toBe(direct ? undefined : 'http://p:1/');
  });

  it.each([
    // the variable, its value, the reason
    ['HTTPS_PROXY', 'socks5://user:pw-secret@p:1080', 'its scheme is socks5'],
    ['http_proxy', 'http://user:pw-secret@p:port', 'it holds no URL'],
    ['ALL_PROXY', 'http://user:pw secret@', 'it holds no URL'],
  ])('refuses %s=%s without showing it: %s', (variable, value, reason) => {
    expect(() => proxyChoice({ [variable]: value })).toThrow(
      expect.objectContaining({
        code: 'forge-proxy-invalid',
        message: `${variable} names no HTTP proxy: ${reason}.`,
      }),
    );
  });
});
