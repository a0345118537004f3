import type { Expression } from './syntax.js';

/** What the value of an expression is, as far as the policy itself says it. `unknown`: whatever the device tells. */
export type ValueType = 'number' | 'text' | 'version' | 'boolean' | 'null' | 'pattern' | 'unknown';

/** The type of the expression’s value. */
export const typeOf = (node: Expression): ValueType => {
  switch (node.kind) {
    case 'literal':
      return typeOfLiteral(node.value);
    case 'builtIn':
      return node.name === 'version' || node.name === 'newVersion' ? 'version' : 'number';
    case 'property':
      return 'unknown';
    case 'pattern':
      return 'pattern';
    case 'arithmetic':
    case 'negative':
      return 'number';
    default:
      return 'boolean';
  }
};

const typeOfLiteral = (value: string | number | boolean | null): ValueType => {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : 'boolean';
};
