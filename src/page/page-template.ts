import { readFile } from 'node:fs/promises';

/** Where the built page is: beside this code in dist; from source, in dist too. */
const templateUrl = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/page.html' : './page.html', import.meta.url);

/** The built release page with its two slots empty, as `pageDocument` takes it. The same for every site that this version publishes. */
export const readPageTemplate = (): Promise<string> => readFile(templateUrl(), 'utf8');
