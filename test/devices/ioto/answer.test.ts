import { expect, test } from 'vitest';
import { checkInAnswer, NOTHING } from '../../../src/devices/ioto/answer.js';

const offer = { version: '1.1.0', path: 'ioto/files/a.gateway-1.1.0.ota', checksum: 'c'.repeat(64), update: 'u1' };

test('the four facts, first and in the order in which the C client looks for them', () => {
  expect(checkInAnswer('https://updates.example.com/a&b', offer)).toBe(
    `{"url":"https://updates.example.com/a&b/ioto/files/a.gateway-1.1.0.ota","checksum":"${'c'.repeat(64)}","update":"u1","version":"1.1.0"}`,
  );
});

test('no update is an empty object', () =>
  expect(checkInAnswer('https://updates.example.com', undefined)).toBe(NOTHING));
