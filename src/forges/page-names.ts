import type { ReleasePage } from './release-page.js';

/**
 * Forges rename what has other characters than a page's assets may have, or a dot at an end, and would show it under a name
 * that nobody asked for; and a name is what an asset is told apart by.
 *
 * @throws RangeError for such a name: whoever composes a page knows the rule.
 */
export const requireNames = ({ assets }: Pick<ReleasePage, 'assets'>): void => {
  const names = assets.map(({ name }) => name);
  const odd = names.find((name, i) => !/^[\w-]([\w.-]*[\w-])?$/.test(name) || names.indexOf(name) !== i);
  if (odd !== undefined) throw new RangeError(`${JSON.stringify(odd)} can't be the name of an asset`);
};
