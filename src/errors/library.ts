import { invalid, show, unverified } from './entry.js';

/** What can be wrong with a call of the library, and with a site as one device sees it. */
export const libraryErrors = {
  'library-option-unknown': invalid(
    'Unknown option of a library call',
    (p: { call: string; option: string; suggestion: string | undefined; known: readonly string[] }) =>
      `${p.call} has no option ${show(p.option)}.`,
    (p) => (p.suggestion === undefined ? `It takes ${p.known.join(', ')}.` : `Did you mean ${p.suggestion}?`),
  ),
  'library-option-invalid': invalid(
    'Wrong value of an option of a library call',
    (p: { call: string; option: string; found: string; expected: string }) =>
      `Option ${p.option} of ${p.call} is ${p.found}, and has to be ${p.expected}.`,
    (p) => `Give ${p.option} as docs/library.md has it.`,
  ),
  'device-index-missing': unverified(
    'No index for devices',
    (p: { path: string; site: string }) => `${p.path} is not at ${p.site}.`,
    () => 'Give the URL or directory of the site itself, and the channel that was released to.',
  ),
  'device-product-other': unverified(
    'Site of another product than the device',
    (p: { path: string; found: string; product: string }) =>
      `${p.path} is the signed index of ${show(p.found)}, and the device is a ${show(p.product)}.`,
    () => 'Give the device the site of its own product.',
  ),
  'device-model-other': unverified(
    'Release for other models than the device',
    (p: { path: string; model: string; models: readonly string[] }) =>
      `${p.path} is for ${p.models.join(', ')}, and the device is a ${show(p.model)}.`,
    () =>
      'Add the model to models of the project file and release again, or give the device the site of its own model.',
  ),
} as const;
