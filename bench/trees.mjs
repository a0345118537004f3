// The four trees that packing is measured on: made up, the same on every run and machine.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MIB = 1024 * 1024;

/** Numbers from 0 to 2^32 - 1 that look random (xorshift). */
const createRandom = (seed) => {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
};

const SYLLABLES =
  'ba con de fi ga ho in ju ka lo me nor op pre qua re si ter un val wi xe yo zu sta tion ing able ment'.split(' ');

const pick = (list, random) => list[random() % list.length];

/** Lines as logs, sources and configurations have them: phrases that come again, with numbers and names between them. */
const textPool = (bytes, random) => {
  const list = (count, make) => Array.from({ length: count }, make);
  const words = list(3000, () => list(1 + (random() % 4), () => pick(SYLLABLES, random)).join(''));
  const phrases = list(1500, () =>
    list(2 + (random() % 7), () => pick(words, random)).join(pick([' ', '.', '_', '-', '('], random)),
  );
  const lines = [];
  for (let length = 0; length < bytes; length += lines.at(-1).length) {
    const values = list(
      1 + (random() % 3),
      () => `${pick(phrases, random)}: ${pick([random() % 100, pick(words, random)], random)}`,
    );
    lines.push(`${' '.repeat(2 * (random() % 4))}${values.join(', ')}\n`);
  }
  return Buffer.from(lines.join('')).subarray(0, bytes);
};

/** Bytes with the uneven distribution and the repeats of machine code. */
const binaryPool = (bytes, random) => {
  const pool = Buffer.allocUnsafe(bytes);
  for (let at = 0; at < bytes; ) {
    const back = 16 + (random() % 4000);
    if (at > 4096 && random() % 3 !== 0) {
      const length = Math.min(4 + (random() % 12), bytes - at);
      pool.copy(pool, at, at - back, at - back + length);
      at += length;
    } else {
      pool[at] = random() % 5 === 0 ? random() & 0xff : random() & 0x3f;
      at += 1;
    }
  }
  return pool;
};

const noisePool = (bytes, random) => {
  const pool = Buffer.allocUnsafe(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) pool.writeUInt32LE(random(), at);
  return pool;
};

const createPools = () => {
  const random = createRandom(20_241_121);
  return { text: textPool(8 * MIB, random), binary: binaryPool(8 * MIB, random), noise: noisePool(8 * MIB, random) };
};

/** Writes a file of slices of the pool, taken at random places; noise is altered, so that no slice comes twice. */
const writeFile = (file, bytes, pool, random) => {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  const slice = Buffer.allocUnsafe(Math.min(bytes, 64 * 1024));
  for (let left = bytes; left > 0; ) {
    const length = Math.min(left, slice.length);
    const start = random() % (pool.bytes.length - length);
    pool.bytes.copy(slice, 0, start, start + length);
    if (pool.isNoise) {
      const salt = random();
      for (let at = 0; at + 4 <= length; at += 4)
        slice.writeUInt32LE((slice.readUInt32LE(at) ^ Math.imul(at + 1, salt)) >>> 0, at);
    }
    writeSync(descriptor, slice, 0, length);
    left -= length;
  }
  closeSync(descriptor);
};

/** Sizes as trees have them: many small files, few large ones; together `total` bytes. */
const spreadSizes = (files, total, random) => {
  const weights = Array.from({ length: files }, () =>
    Math.exp((random() / 2 ** 32 + random() / 2 ** 32 + random() / 2 ** 32 - 1.5) * 4),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.max(1, Math.round((weight / sum) * total)));
};

const KINDS = ['text', 'text', 'text', 'binary', 'binary', 'noise'];

/**
 * The trees by name: what each is, and how it is made below a directory. `scale` shrinks them all.
 */
export const createTrees = (scale) => {
  const pools = createPools();
  const pool = (kind) => ({ bytes: pools[kind], isNoise: kind === 'noise' });
  const count = (full) => Math.max(1, Math.round(full * scale));
  return {
    mixed: {
      title: `${count(5000)} mixed files, ${count(200)} MB`,
      make: (root) => {
        const random = createRandom(1);
        spreadSizes(count(5000), count(200) * 1e6, random).forEach((bytes, index) => {
          const kind = KINDS[random() % KINDS.length];
          writeFile(
            join(root, `part-${index % 40}`, `sub-${index % 7}`, `${kind}-${index}.dat`),
            bytes,
            pool(kind),
            random,
          );
        });
      },
    },
    tiny: {
      title: `${count(50_000)} tiny files`,
      make: (root) => {
        const random = createRandom(2);
        for (let index = 0; index < count(50_000); index += 1) {
          writeFile(
            join(root, `d${index % 100}`, `e${index % 13}`, `f${index}.txt`),
            40 + (random() % 1500),
            pool('text'),
            random,
          );
        }
      },
    },
    large: {
      title: `one compressible file, ${count(1000)} MB`,
      make: (root) => writeFile(join(root, 'large.log'), count(1000) * 1e6, pool('text'), createRandom(3)),
    },
    noise: {
      title: `${count(500)} MB incompressible`,
      make: (root) => {
        for (let index = 0; index < 5; index += 1) {
          writeFile(join(root, `noise-${index}.bin`), count(100) * 1e6, pool('noise'), createRandom(4 + index));
        }
      },
    },
  };
};
