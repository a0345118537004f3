import { describe, expect, test } from 'vitest';
import { carriedObjects } from '../../src/page/carried-objects.js';
import { carryingPage } from '../../src/page/page-document.js';
import { testPage } from '../support/site-page.js';

const { bytes: page } = testPage()({ product: 'logger', trustedKeys: [], threshold: 1 });
const carrying = carryingPage(page, { latest: '"1.0.0"\n', 'index.json': '{"a":"</script>é"}' });
const edited = (from: string, to: string) => Buffer.from(Buffer.from(carrying).toString().replace(from, to));

describe('carriedObjects', () => {
  test('are the objects as they were put in', () => {
    expect(carriedObjects(carrying, 'index.html')).toEqual({
      'index.json': '{"a":"</script>é"}',
      latest: '"1.0.0"\n',
    });
  });

  test.each([
    // what became of the page
    ['carries nothing', page],
    ['has no slot', Buffer.from('<!doctype html>')],
    ['carries no JSON', edited('{"index', '{index')],
    ['carries a number', edited('"\\"1.0.0\\"\\n"', '1')],
    ['carries an object twice', edited('"latest":', '"latest":"x","latest":')],
    ['carries them in another order', edited('{"index.json"', '{"z":"","index.json"')],
    ['has a blank more', edited('{"index', '{ "index')],
  ])('are none of a page that %s', (_what, bytes) => {
    expect(carriedObjects(bytes, 'index.html')).toBeUndefined();
  });
});
