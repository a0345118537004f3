/** What goes into an element: elements, and texts that stay texts. */
export type Child = Node | string | undefined | false;

type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

const SVG = 'http://www.w3.org/2000/svg';

const fill = <Made extends Element>(element: Made, attributes: Attributes, children: readonly Child[]): Made => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...shown(children));
  return element;
};

const shown = (children: readonly Child[]): readonly (Node | string)[] =>
  children.flatMap((child) => (child === undefined || child === false ? [] : [child]));

/** An element with attributes (a function listens to the event of its name) and children. */
export const el = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => fill(document.createElement(tag), attributes, children);

/** The same of SVG. */
export const svg = <Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] => fill(document.createElementNS(SVG, tag), attributes, children);

/** Puts these children in place of those that an element has. */
export const replace = (element: Element, ...children: readonly Child[]): void =>
  element.replaceChildren(...shown(children));

/** A paragraph that stands back. */
export const quiet = (...children: readonly Child[]): HTMLElement => el('p', { class: 'quiet' }, ...children);

/** A button that does something on this page. */
export const button = (text: string, click: (event: Event) => void): HTMLButtonElement =>
  el('button', { type: 'button', class: 'button', click }, text);

/** Text for those who hear the page. */
export const spoken = (text: string): HTMLElement => el('span', { class: 'spoken' }, text);
