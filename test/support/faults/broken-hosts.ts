import type { Host } from '../../../src/hosts/host.js';

/** Hosts that break one promise each, made from a good one: what a harness must notice. */
export const BROKEN_HOSTS: Readonly<Record<string, (host: Host) => Host>> = {
  'writes pointers before what they point to': (host) => ({
    ...host,
    create: async (path, body, onBytes) => {
      if (path === '1.1.0') await host.replace('latest', Buffer.from('"1.1.0"\n'), (await host.read('latest'))?.etag);
      return host.create(path, body, onBytes);
    },
  }),
  'takes every failed write for done': (host) => ({
    ...host,
    create: (path, body, onBytes) => host.create(path, body, onBytes).catch(() => 'created' as const),
    replace: (path, bytes, etag) => host.replace(path, bytes, etag).catch(() => 'replaced' as const),
  }),
  'keeps half of an upload that was cut off': (host) => ({
    ...host,
    create: async (path, body, onBytes) => {
      try {
        return await host.create(path, body, onBytes);
      } catch (error) {
        if (body.kind === 'bytes') await host.create(path, { kind: 'bytes', bytes: body.bytes.subarray(1) });
        throw error;
      }
    },
  }),
  'creates over what is there': (host) => ({
    ...host,
    create: async (path, body, onBytes) => {
      const stored = await host.read(path);
      if (!stored || body.kind === 'file') return host.create(path, body, onBytes);
      await host.replace(path, body.bytes, stored.etag);
      return 'created';
    },
  }),
  'replaces whatever the tag': (host) => ({
    ...host,
    replace: async (path, bytes) => host.replace(path, bytes, (await host.read(path))?.etag),
  }),
  'leaves its temporary objects': (host) => ({
    ...host,
    create: async (path, body, onBytes) => {
      const temporary = `${path}.${Math.random()}`;
      await host.create(temporary, body);
      return host.create(path, body, onBytes);
    },
  }),
};
