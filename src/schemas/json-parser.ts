import { giveUp, type JsonCursor, type ReportFault, skipBlanks, take, takes, Unparsable } from './json-cursor.js';
import { parseString, parseWord } from './json-scalars.js';

/** How deep objects and lists may be nested: a stack that small readers on devices have as well. */
export const MAX_DEPTH = 128;

/** Told of every value on the way: its key or index, where both stand, and when it ends. Offsets are UTF-16 units. */
export interface JsonVisitor {
  enter(key: string | number, keyOffset: number, offset: number): void;
  leave(): void;
}

const NO_VISITOR: JsonVisitor = { enter: () => undefined, leave: () => undefined };
const BARE_KEY = /[\w$-]+/y;

interface ParserOptions {
  readonly visitor?: JsonVisitor;
  /** Whether integers that lose digits are taken as what they are rounded to. */
  readonly roundsIntegers?: boolean;
}

interface Parser extends JsonCursor {
  readonly visitor: JsonVisitor;
}

/**
 * The value of a JSON text (RFC 8259). Faults are reported, all that can be seen in one go; the value means nothing if there are any.
 *
 * @throws Unparsable where the rest of the text can’t be understood; its fault is already reported.
 */
export const parseJson = (
  text: string,
  report: ReportFault,
  { visitor = NO_VISITOR, roundsIntegers = false }: ParserOptions = {},
): unknown => {
  const parser: Parser = { text, offset: 0, depth: 0, report, visitor, roundsIntegers };
  if (text.startsWith('\uFEFF')) {
    report(0, 'config-json-byte-order-mark', {});
    parser.offset = 1;
  }
  skipBlanks(parser);
  const value = parseValue(parser);
  skipBlanks(parser);
  if (parser.offset < text.length) giveUp(parser, 'the end of the text');
  return value;
};

const parseValue = (parser: Parser): unknown => {
  switch (parser.text[parser.offset]) {
    case '{':
      return nested(parser, parseObject);
    case '[':
      return nested(parser, parseList);
    case '"':
    case "'":
      return parseString(parser);
    default:
      return parseWord(parser);
  }
};

const nested = (parser: Parser, parse: (parser: Parser) => unknown): unknown => {
  if (parser.depth >= MAX_DEPTH) {
    parser.report(parser.offset, 'config-json-too-deep', { maxDepth: MAX_DEPTH });
    throw new Unparsable();
  }
  parser.depth += 1;
  parser.offset += 1;
  const value = parse(parser);
  parser.depth -= 1;
  return value;
};

const parseObject = (parser: Parser): unknown => {
  const object = {};
  skipBlanks(parser);
  while (!takes(parser, '}')) {
    parseMember(parser, object);
    endMember(parser, '}');
  }
  return object;
};

const parseMember = (parser: Parser, object: object): void => {
  const keyOffset = parser.offset;
  const key = parseKey(parser);
  if (Object.hasOwn(object, key)) parser.report(keyOffset, 'config-json-duplicate-key', { key });
  skipBlanks(parser);
  if (!takes(parser, ':')) giveUp(parser, 'a colon after the key');
  skipBlanks(parser);
  parser.visitor.enter(key, keyOffset, parser.offset);
  setOwn(object, key, parseValue(parser));
  parser.visitor.leave();
};

const parseKey = (parser: Parser): string => {
  const start = parser.offset;
  const quote = parser.text[start];
  if (quote === '"' || quote === "'") return parseString(parser);
  const key = take(parser, BARE_KEY) ?? giveUp(parser, 'a key in double quotes');
  parser.report(start, 'config-json-unquoted-key', { key });
  return key;
};

/** Sets an own key whatever its name: assigning to `__proto__` would change the object’s prototype. */
const setOwn = (object: object, key: string, value: unknown): void => {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else Reflect.set(object, key, value);
};

const parseList = (parser: Parser): unknown => {
  const list: unknown[] = [];
  skipBlanks(parser);
  while (!takes(parser, ']')) {
    parser.visitor.enter(list.length, parser.offset, parser.offset);
    list.push(parseValue(parser));
    parser.visitor.leave();
    endMember(parser, ']');
  }
  return list;
};

/** Moves over the comma to the next member, or to the closing bracket; notes a comma that stands before the bracket. */
const endMember = (parser: Parser, close: '}' | ']'): void => {
  skipBlanks(parser);
  const comma = parser.offset;
  if (parser.text[comma] === close) return;
  if (!takes(parser, ',')) giveUp(parser, `a comma or ${JSON.stringify(close)}`);
  skipBlanks(parser);
  if (parser.text[parser.offset] === close) parser.report(comma, 'config-json-trailing-comma', { before: close });
};
