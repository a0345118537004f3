#!/usr/bin/env python3
"""Takes a revision from a static remote as the family's tools do, and holds it against the wire contract.

usage: read-remote.py BASE CA.pem EXPORT-URL [PUBLISHED-AS SERVED-AS]

Reads BASE/.pvrremote, the state and every object, verifies each signature with the openssl program, checks coverage as strict mode
does, then reads the export byte by byte. Prints a summary in JSON; ends with 1 and a line for the first thing that is wrong.
With two more URLs, what was published under the first is asked for under the second: a mirror. Needs nothing but the standard
library, and shares no code with what it reads.
"""
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
import zlib


def wrong(text):
    sys.exit('wrong: ' + text)


SERVED = ['', '']


def get(url):
    published, served = SERVED
    if published and url.startswith(published):
        url = served + url[len(published):]
    with urllib.request.urlopen(url, timeout=10) as answer:
        if answer.status != 200:
            wrong('%s answers %d' % (url, answer.status))
        return answer.read()


# Canonical JSON, from the contract's section "State JSON".

def canonical_string(text):
    short = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
    return '"' + ''.join(short.get(c, '\\u%04X' % ord(c) if c < ' ' else c) for c in text) + '"'


def canonical_number(number):
    if isinstance(number, int) or number == int(number):
        return str(int(number))
    digits, exponent = repr(number), 0
    sign = '-' if digits.startswith('-') else ''
    digits = digits.lstrip('-')
    if 'e' in digits:
        digits, exponent = digits.split('e')
        exponent = int(exponent)
    whole, _, fraction = digits.partition('.')
    every = whole + fraction
    point = len(whole) + exponent
    stripped = every.lstrip('0')
    point -= len(every) - len(stripped)
    stripped = stripped.rstrip('0')
    return '%s%s.%sE%d' % (sign, stripped[0], stripped[1:] or '0', point - 1)


def canonical(value):
    if value is None:
        wrong('a null in the state')
    if value is True or value is False:
        return 'true' if value else 'false'
    if isinstance(value, str):
        return canonical_string(value)
    if isinstance(value, (int, float)):
        return canonical_number(value)
    if isinstance(value, list):
        return '[' + ','.join(canonical(one) for one in value) + ']'
    # Python orders texts by code point.
    return '{' + ','.join(canonical_string(key) + ':' + canonical(value[key]) for key in sorted(value)) + '}'


# Patterns, from the section "Signature entry".

def matches(pattern, key):
    names, segments = key.split('/'), pattern.split('/')
    if segments[-1] == '**':
        above = segments[:-1]
        return bool(above) and len(names) > len(above) and all(map(one_matches, above, names))
    return len(names) == len(segments) and all(map(one_matches, segments, names))


def one_matches(pattern, name):
    if '*' not in pattern:
        return pattern == name
    head, _, rest = pattern.partition('*')
    return name.startswith(head) and any(
        one_matches(rest, name[at:]) for at in range(len(head), len(name) + 1))


def unpadded(text):
    if '=' in text or base64.urlsafe_b64encode(base64.urlsafe_b64decode(text + '==')).rstrip(b'=').decode() != text:
        wrong('%s is not unpadded base64url' % text[:20])
    return base64.urlsafe_b64decode(text + '==')


def der_of(raw):
    """ECDSA's r and s as openssl wants them."""
    def integer(part):
        part = part.lstrip(b'\0') or b'\0'
        part = b'\0' + part if part[0] & 0x80 else part
        return b'\x02' + bytes([len(part)]) + part
    body = integer(raw[:32]) + integer(raw[32:])
    return b'\x30' + bytes([len(body)]) + body


def pem_of(certificate):
    return '-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n' % certificate


def openssl(*arguments):
    done = subprocess.run(('openssl',) + arguments, capture_output=True, text=True)
    if done.returncode != 0:
        wrong('openssl %s: %s' % (arguments[0], done.stderr.strip() or done.stdout.strip()))
    return done.stdout


def verify(state, key, ca, home):
    entry = state[key]
    header = json.loads(unpadded(entry['protected']))
    if entry['#spec'] != 'pvs@2' or header['alg'] != 'ES256' or header['typ'] != 'PVS':
        wrong('%s is no ES256 signature of a revision' % key)
    include, exclude = header['pvs']['include'], header['pvs']['exclude']
    selected = {name: value for name, value in state.items()
                if any(matches(one, name) for one in include) and not any(matches(one, name) for one in exclude)}
    payload = base64.urlsafe_b64encode(canonical(selected).encode()).rstrip(b'=')
    paths = {name: os.path.join(home, name) for name in ('leaf', 'others', 'key', 'signature', 'signed')}
    with open(paths['leaf'], 'w') as file:
        file.write(pem_of(header['x5c'][0]))
    with open(paths['others'], 'w') as file:
        file.write(''.join(map(pem_of, header['x5c'][1:])))
    raw = unpadded(entry['signature'])
    if len(raw) != 64:
        wrong('%s has %d bytes' % (key, len(raw)))
    with open(paths['signature'], 'wb') as file:
        file.write(der_of(raw))
    with open(paths['signed'], 'wb') as file:
        file.write(entry['protected'].encode() + b'.' + payload)
    between = ('-untrusted', paths['others']) if header['x5c'][1:] else ()
    openssl('verify', '-CAfile', ca, *between, paths['leaf'])
    with open(paths['key'], 'w') as file:
        file.write(openssl('x509', '-in', paths['leaf'], '-noout', '-pubkey'))
    openssl('dgst', '-sha256', '-verify', paths['key'], '-signature', paths['signature'], paths['signed'])
    return include + exclude


def read_export(packed):
    """The entries of an export, with all that would crash or stop a device's reader refused."""
    if packed[:4] != b'\x1f\x8b\x08\x00' or packed[4:8] != b'\0\0\0\0':
        wrong('the export is no gzip stream without name and time')
    unpack = zlib.decompressobj(31)
    tar = unpack.decompress(packed) + unpack.flush()
    if unpack.unused_data or not unpack.eof:
        wrong('the export does not end with its gzip stream')
    entries, at = [], 0
    while tar[at:at + 512].strip(b'\0'):
        header = tar[at:at + 512]
        name = header[:100].rstrip(b'\0').decode('ascii')
        if header[257:265] != b'ustar\x0000' or header[156:157] != b'0':
            wrong('%s is no plain file in ustar' % name)
        if name.startswith('./') or name.endswith('/') or header[345:500].strip(b'\0'):
            wrong('%s is not the bare name of a file' % name)
        if int(header[136:148].rstrip(b'\0 '), 8) != 0:
            wrong('%s has a time' % name)
        if int(header[148:156].rstrip(b'\0 '), 8) != sum(header[:148]) + 256 + sum(header[156:]):
            wrong('%s has a header with another checksum' % name)
        size = int(header[124:136].rstrip(b'\0 '), 8)
        entries.append((name, tar[at + 512:at + 512 + size]))
        at += 512 + (size + 511) // 512 * 512
    if len(tar) - at < 1024 or tar[at:].strip(b'\0'):
        wrong('the export does not end with two empty blocks')
    return entries


def main(base, ca, export_url, published='', served=''):
    SERVED[:] = published, served
    remote = json.loads(get(base + '/.pvrremote'))
    if remote['json-key'] != 'state' or not remote['pvr-spec']:
        wrong('.pvrremote: %s' % remote)
    text = get(remote['json-get-url'])
    state = json.loads(text)
    if canonical(state).encode() != text:
        wrong('the state is not canonical')
    if state['#spec'] != 'pantavisor-service-system@1':
        wrong('#spec is %s' % state['#spec'])
    objects = {}
    for key, value in state.items():
        if key == '#spec' or not isinstance(value, str):
            if key.endswith('.json') or key == '#spec':
                continue
            wrong('%s is inline' % key)
        info = json.loads(get(remote['objects-endpoint'] + '/' + value))
        content = get(info['signed-geturl'])
        if hashlib.sha256(content).hexdigest() != value or info['size'] != str(len(content)):
            wrong('%s is not the object that the state names' % key)
        if not info['id'] == info['sha256sum'] == value or not info['objectname'] or '/' not in info['mime-type']:
            wrong('objects-info of %s: %s' % (key, info))
        objects[value] = content
    with tempfile.TemporaryDirectory() as home:
        patterns = [one for key in sorted(state) if key.startswith('_sigs/') for one in verify(state, key, ca, home)]
    for key in state:
        if not key.startswith('_sigs/') and not any(matches(one, key) for one in patterns):
            wrong('%s is covered by no signature' % key)
    entries = read_export(get(export_url))
    wanted = [('json', text)] + [('objects/' + name, objects[name]) for name in sorted(objects)]
    if entries != wanted:
        wrong('the export holds %s' % [name for name, _ in entries])
    signatures = [key for key in sorted(state) if key.startswith('_sigs/')]
    print(json.dumps({'keys': len(state), 'objects': len(objects), 'signatures': signatures}))


if __name__ == '__main__':
    main(*sys.argv[1:])
