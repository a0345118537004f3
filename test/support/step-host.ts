import type { FlushOutcome } from '../../src/hosts/host.js';
import { type MemoryHost, memoryHost } from './memory-host.js';

/** A place whose hosts write in one step: what it holds, and how often it has changed. */
export interface StepPlace {
  objects: ReadonlyMap<string, Uint8Array>;
  /** One entry a flush that changed something: the paths. */
  readonly flushes: string[][];
}

export const stepPlace = (): StepPlace => ({ objects: new Map(), flushes: [] });

/** A small real host in memory that holds writes back until it is flushed, as a branch does. */
export const stepHost = (place: StepPlace): MemoryHost & { flush(): Promise<FlushOutcome> } => {
  let base = place.objects;
  const inner = memoryHost({ objects: new Map(base) });
  const held = (): Map<string, 'create' | 'replace'> =>
    new Map(inner.writes.map((write) => write.split(' ', 2)).map(([act = '', path = '']) => [path, act as 'create']));
  const restart = (kept: ReadonlyMap<string, Uint8Array>): void => {
    base = place.objects;
    inner.objects.clear();
    inner.writes.length = 0;
    for (const [path, bytes] of [...base, ...kept]) inner.objects.set(path, bytes);
    inner.writes.push(...[...kept.keys()].filter((path) => !base.has(path)).map((path) => `create ${path}`));
  };
  return Object.assign(inner, {
    flush: async (): Promise<FlushOutcome> => {
      await inner.before('flush', '');
      const changes = held();
      if (changes.size === 0) return 'flushed';
      const isSame = (path: string): boolean => place.objects.get(path) === base.get(path);
      const lost = [...changes.keys()].some((path) => !isSame(path));
      if (!lost) {
        const written = [...changes.keys()].map((path) => [path, inner.objects.get(path) ?? new Uint8Array()] as const);
        place.objects = new Map([...place.objects, ...written]);
        place.flushes.push([...changes.keys()]);
        restart(new Map());
        return 'flushed';
      }
      const created = [...changes].filter(([path, act]) => act === 'create' && !place.objects.has(path));
      restart(new Map(created.map(([path]) => [path, inner.objects.get(path) ?? new Uint8Array()])));
      return 'lost';
    },
  });
};
