/** A member of a JSON object, as it is written. */
export interface Member {
  readonly key: string;
  /** The value’s JSON text. */
  readonly text: string;
}

/**
 * The members of a JSON object in the order in which they are written, keys that are written twice included, which `JSON.parse` gives once:
 * 0-OS reads them one after the other.
 *
 * @param json a text that `JSON.parse` takes for an object.
 */
export const objectMembers = (json: string): readonly Member[] => {
  const members: Member[] = [];
  let at = json.indexOf('{') + 1;
  // Between two members, and behind the last one, there is no quote but that of a key.
  for (let open = json.indexOf('"', at); open !== -1; open = json.indexOf('"', at)) {
    const close = endOfString(json, open);
    const start = json.indexOf(':', close) + 1;
    at = endOfValue(json, start);
    members.push({ key: JSON.parse(json.slice(open, close)), text: json.slice(start, at).trim() });
  }
  return members;
};

/** The position behind the quote that ends the string. */
const endOfString = (json: string, open: number): number => {
  let at = open + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
};

/** The position of the comma or bracket behind the value. */
const endOfValue = (json: string, start: number): number => {
  let depth = 0;
  let at = start;
  for (;;) {
    const character = json[at];
    const isEnd = character === ',' || character === '}' || character === ']';
    if (depth === 0 && isEnd) return at;
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    at = character === '"' ? endOfString(json, at) : at + 1;
  }
};
