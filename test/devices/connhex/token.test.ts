import { expect, test } from 'vitest';
import { TOKEN_VARIABLE, tokenProblems } from '../../../src/devices/connhex/token.js';
import { familyProject } from '../../support/connhex-input.js';

test.each([
  // the token, the problems
  ['eyJhbGciOi.J9-_~+/==', []],
  [' token\n', []],
  [undefined, ['connhex-token-missing']],
  ['  ', ['connhex-token-missing']],
  ['two words', ['connhex-token-unusable']],
  ['s3cret\nInjected: header', ['connhex-token-unusable']],
])('of %j', (token, codes) => {
  const secret = (variable: string) => (variable === TOKEN_VARIABLE ? token : undefined);
  const problems = tokenProblems({ secret, project: familyProject() }, 'https://apis.example.com');
  expect(problems.map(({ code }) => code)).toEqual(codes);
  if (token?.trim()) expect(JSON.stringify(problems)).not.toContain(token.trim().split('\n')[0]);
});
