import { describe, expect, test } from 'vitest';
import { openConnhex } from '../../../src/devices/connhex/api-client.js';
import { connhexDoubles, FIRMWARE } from '../../support/connhex-double.js';
import { checkInputOf, familyProject, TOKEN } from '../../support/connhex-input.js';
import { failureOf } from '../../support/step-states.js';

const startDouble = connhexDoubles();
const open = (api: string, token = TOKEN) =>
  openConnhex(checkInputOf(familyProject(), { token }), { api, firmware: FIRMWARE });

describe('the client', () => {
  test('asks for one release alone to know whether it may', async () => {
    const double = await startDouble();
    await (await open(double.api)).firstRelease();
    expect(double.requests).toEqual(['GET releases']);
  });

  test('never shows its token, and says what refused it', async () => {
    const double = await startDouble();
    const failure = await failureOf(async () => (await open(double.api, 'another-token')).firstRelease());
    expect(failure).toMatchObject({
      code: 'connhex-unauthorized',
      message: expect.stringContaining('invalid access token'),
    });
    expect(JSON.stringify(failure)).not.toContain('another-token');
  });

  test('tells a service that is not there', async () => {
    const failure = await failureOf(async () => (await open('http://127.0.0.1:6')).releases());
    expect(failure).toMatchObject({ code: 'connhex-unreachable' });
  });

  test('goes on by what came, and ends with a page that is empty', async () => {
    const double = await startDouble({
      instead: (_request, number) => {
        const releases = number < 3 ? [{ id: `${number}`, version: `1.${number}.0`, size: 1 }] : [];
        return { status: 200, body: JSON.stringify({ total: 99, offset: 0, limit: 100, releases }) };
      },
    });
    expect((await (await open(double.api)).releases()).map(({ version }) => version)).toEqual(['1.1.0', '1.2.0']);
    expect(double.requests).toHaveLength(3);
  });

  test('knows no active release where the service doesn’t tell', async () => {
    const double = await startDouble({ instead: () => ({ status: 403 }) });
    expect(await (await open(double.api)).active()).toBeUndefined();
  });
});
