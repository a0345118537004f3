import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultistatus } from '../../../src/hosts/http-put/multistatus.js';

const OK = 'HTTP/1.1 200 OK';
/** As three servers write it, shortened. */
const LIGHTTPD = `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:ns0="urn:uuid:c2f41010-65b3-11d1-a29f-00aa00c14882/">
<D:response>
<D:href>/updates/</D:href>
<D:propstat>
<D:prop>
<D:resourcetype><D:collection/></D:resourcetype></D:prop>
<D:status>${OK}</D:status>
</D:propstat>
</D:response>
<D:response>
<D:href>/updates/a%20b.zip</D:href>
<D:propstat>
<D:prop>
<D:resourcetype/></D:prop>
<D:status>${OK}</D:status>
</D:propstat>
</D:response>
</D:multistatus>
`;
const APACHE = `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">
<D:response xmlns:lp1="DAV:">
<D:href>/updates/</D:href>
<D:propstat><D:prop><lp1:resourcetype><D:collection/></lp1:resourcetype></D:prop><D:status>${OK}</D:status></D:propstat>
</D:response>
</D:multistatus>`;
const GO = `<?xml version="1.0" encoding="UTF-8"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/dir</D:href><D:propstat><D:prop><D:resourcetype><D:collection xmlns:D="DAV:"/></D:resourcetype></D:prop><D:status>${OK}</D:status></D:propstat></D:response></D:multistatus>`;

const wrapped = (inner: string): string => `<multistatus xmlns="DAV:">${inner}</multistatus>`;
const response = (href: string): string => `<response><href>${href}</href></response>`;
const pathnames = (xml: string) => readMultistatus(xml)?.map(({ pathname }) => pathname);

describe('readMultistatus', () => {
  it.each([
    // whose, the answer, what it names
    [
      'lighttpd’s',
      LIGHTTPD,
      [
        ['/updates/', true],
        ['/updates/a%20b.zip', false],
      ],
    ],
    ['Apache’s', APACHE, [['/updates/', true]]],
    ['Go’s', GO, [['/dir', true]]],
  ])('reads %s answer', (_whose, xml, expected) => {
    expect(readMultistatus(xml)?.map(({ pathname, isCollection }) => [pathname, isCollection])).toEqual(expected);
  });

  it.each([
    // how an address is written, the path
    ['https://other.example:8443/a/b', '/a/b'],
    ['/a&amp;b', '/a&b'],
    ['/a&#38;b&#x26;c', '/a&b&c'],
    ['<![CDATA[/a&b]]>', '/a&b'],
    ['\n  /a  \n', '/a'],
    ['/ü', '/%C3%BC'],
  ])('reads the address %j', (href, pathname) => {
    expect(pathnames(wrapped(response(href)))).toEqual([pathname]);
  });

  it.each([
    // what is passed over
    ['a relative address', response('a/b')],
    ['an address of another kind', response('file:///etc/passwd')],
    ['a response without an address', '<response><status>x</status></response>'],
    ['an address outside of a response', '<href>/a</href>'],
    ['a comment', `<!-- ${response('/a')} -->`],
    ['character data', `<x><![CDATA[${response('/a')}]]></x>`],
  ])('passes over %s', (_what, inner) => {
    expect(pathnames(wrapped(inner))).toEqual([]);
  });

  it('takes the first address of a response, and begins anew with the next', () => {
    const first = '<response><href>/a</href><x><href>/b</href></x><y><collection/></y></response>';
    expect(readMultistatus(wrapped(`${first}${response('/c')}`))).toEqual([
      { pathname: '/a', isCollection: true },
      { pathname: '/c', isCollection: false },
    ]);
  });

  it.each([
    // what it is not
    ['nothing', ''],
    ['a page', '<html><body>hello</body></html>'],
    ['an answer with a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${wrapped(response('/a'))}`],
    ['an answer that ends too early', LIGHTTPD.slice(0, -40)],
    ['an answer that ends within a tag', wrapped(response('/a')).slice(0, -1)],
    ['a comment that never ends', `<!-- ${wrapped('')}`],
  ])('does not take %s for one', (_what, xml) => {
    expect(readMultistatus(xml)).toBeUndefined();
  });

  it('keeps a > within quotes apart from the end of a tag', () => {
    expect(pathnames(wrapped(`<response a="></response>"><href>/a</href></response>`))).toEqual(['/a']);
  });

  it('never throws, whatever comes, and is done soon', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '"',
      "'",
      '<!--',
      '-->',
      'response',
      'href',
      '&#x110000;',
      '/a',
      '<![CDATA[',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 200 }), (pieces) => {
        const found = readMultistatus(wrapped(pieces.join('')));
        for (const { pathname } of found ?? []) expect(pathname.startsWith('/')).toBe(true);
      }),
    );
    const started = performance.now();
    expect(readMultistatus(wrapped(response('/a').repeat(20_000)))).toHaveLength(20_000);
    readMultistatus(`<multistatus${' a="b"'.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
