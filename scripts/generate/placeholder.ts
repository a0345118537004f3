/**
 * Details for a catalogue entry whose real ones aren't known: every detail is `‹name›`, whether the entry takes it for a
 * text, a number or a list.
 */
export const placeholderDetails = <Details>(): Details =>
  new Proxy({}, { get: (_, name) => placeholder(String(name)) }) as Details;

const placeholder = (name: string): unknown => {
  const text = `‹${name}›`;
  const self: object = new Proxy({}, { get: (_, property) => member(property, text, () => self) });
  return self;
};

/** What a list's methods give that give a list again: of placeholders, the placeholder itself. */
const LIST_METHODS = new Set<PropertyKey>(['slice', 'filter', 'toSorted', 'toReversed', 'concat', 'flat']);

const member = (property: PropertyKey, text: string, self: () => object): unknown => {
  const textMethod: unknown = Reflect.get(String.prototype, property);
  // More than one, so that counts and lists are worded in the plural.
  if (property === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 2 : text);
  if (property === 'length') return 2;
  if (property === Symbol.iterator) return () => [self()][Symbol.iterator]();
  if (['toString', 'toJSON', 'join', 'at'].includes(String(property))) return () => text;
  if (property === 'map' || property === 'flatMap') return (give: (item: object) => unknown) => [give(self())];
  if (LIST_METHODS.has(property)) return self;
  if (typeof textMethod === 'function') return textMethod.bind(text);
  if (typeof property === 'symbol') return undefined;
  return /^\d+$/.test(String(property)) ? text : placeholder(`${text.slice(1, -1)}.${String(property)}`);
};
