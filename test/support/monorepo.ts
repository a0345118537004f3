import type { Example } from './example.js';

/** The products of examples/monorepo, and their project files. */
export const PRODUCTS = ['gateway', 'sensor'] as const;
export type Product = (typeof PRODUCTS)[number];
export const PROJECT_FILES = PRODUCTS.map((product) => `${product}/ota-release.yaml`);

/** Raises the version of a product everywhere it stands. */
export const raise = (example: Example, product: Product, from: string, to: string): void => {
  example.edit(`${product}/bundle/VERSION`, (text) => text.replace(from, to));
  example.edit(`${product}/config/template.json`, (text) => text.replace(from, to));
  example.edit(`${product}/CHANGELOG.md`, (text) => text.replace(`## ${from}`, `## ${to}\n\n- News.\n\n## ${from}`));
};
