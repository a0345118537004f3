import type { CST } from 'yaml';

/** The nodes that a token holds, one level down. */
const children = (token: CST.Token): readonly CST.Token[] => {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value]).filter((child) => child !== null && child !== undefined);
};

/**
 * Whether lists and maps are nested deeper than `limit`. Looks level by level, without recursion: the composer recurses,
 * and its regular expressions bring the whole process down where little stack is left.
 */
export const isNestedDeeper = (tokens: readonly CST.Token[], limit: number): boolean => {
  let level = tokens;
  for (let depth = 0; depth <= limit && level.length > 0; depth += 1) level = level.flatMap(children);
  return level.length > 0;
};
