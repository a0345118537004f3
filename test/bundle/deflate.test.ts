import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deflateBlock, deflateWhole, isIncompressible, storedBlocks } from '../../src/bundle/deflate.js';

const text = Buffer.from('sensor.interval = 60; sensor.unit = celsius\n'.repeat(20_000));

describe('isIncompressible', () => {
  it('tells noise from text, and asks nothing of small data', () => {
    expect(isIncompressible(randomBytes(200_000))).toBe(true);
    expect(isIncompressible(text)).toBe(false);
    expect(isIncompressible(randomBytes(1000))).toBe(false);
  });
});

describe('deflateWhole', () => {
  it('gives a stream that inflates to the data', () => {
    const packed = deflateWhole(text);
    expect(packed && inflateRawSync(packed)).toEqual(text);
  });

  it.each([
    // what, data
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('a')],
    ['little noise', randomBytes(500)],
    ['much noise', randomBytes(300_000)],
  ])('gives nothing where storing %s is no worse', (_what, data) => expect(deflateWhole(data)).toBeUndefined());

  it('inflates to the data, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bc', 'def\n', '\0', 'ü'), { maxLength: 3000 }), (words) => {
        const data = Buffer.from(words.join(''));
        const packed = deflateWhole(data);
        return packed === undefined || (packed.length < data.length && Buffer.compare(inflateRawSync(packed), data) === 0);
      }),
    );
  });
});

describe('deflateBlock', () => {
  it('gives blocks that join to one stream, noise among them', () => {
    const blocks = [text.subarray(0, 100_000), randomBytes(100_000), text.subarray(100_000, 150_000), Buffer.from('x')];
    let before = Buffer.alloc(0);
    const stream = blocks.map((block, n) => {
      const packed = deflateBlock(block, before.subarray(-32_768), n === blocks.length - 1);
      before = Buffer.concat([before, block]);
      return packed;
    });
    expect(inflateRawSync(Buffer.concat(stream))).toEqual(before);
  });

  it('never grows a block by more than the headers of stored blocks', () => {
    const noise = randomBytes(1024 * 1024);
    expect(deflateBlock(noise, Buffer.alloc(0), true).length).toBeLessThanOrEqual(noise.length + 5 * 17);
  });
});

describe('storedBlocks', () => {
  it.each([0, 1, 65_535, 65_536, 200_000])('keeps %i bytes as they are', (length) => {
    const data = randomBytes(length);
    expect(inflateRawSync(storedBlocks(data, true))).toEqual(data);
  });
});
