import { describe, expect, it } from 'vitest';
import { PROMISED_BYTES, uploadHalf } from '../../../src/hosts/http-put/half-upload.js';
import { answering, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();

const upload = async (manners: PutDoubleManners) => {
  const double = await startDouble({ folders: 'made', ...manners });
  return { double, found: await uploadHalf(await openPutServer(double.url), 'folder/half') };
};

describe('uploadHalf', () => {
  it('finds that nothing is to be seen of it', async () => {
    const { double, found } = await upload({});
    expect(found).toBe('nothing');
    expect(double.objects.size).toBe(0);
    expect(double.headers[0]?.['content-length']).toBe(String(PROMISED_BYTES));
  });

  it('finds what is seen while it arrives', async () => {
    expect((await upload({ inPlace: true })).found).toBe('half');
  });

  it('finds what is seen only once it has broken off', async () => {
    const kept = new Map<string, Buffer>();
    const { found } = await upload({
      misbehave: (request, response, path) => {
        if (request.method === 'PUT') request.resume().once('close', () => kept.set(path, Buffer.from('half')));
        else response.writeHead(kept.has(path) ? 200 : 404).end();
        return true;
      },
    });
    expect(found).toBe('half');
  });

  it('finds that the server takes no object of that size', async () => {
    expect((await upload({ maxBytes: 1_048_576 })).found).toBe('too-large');
  });

  it('takes another refusal for no upload at all', async () => {
    const misbehave = answering(500);
    expect((await upload({ misbehave: (...args) => args[0].method === 'PUT' && misbehave(...args) })).found).toBe(
      'nothing',
    );
  });
});
