import type { HttpFacts } from './http-facts.js';
import type { ServerFinding } from './server-finding.js';

/**
 * What is to be said of redirects, each fact once for the whole site, by the first object that shows it: they are the
 * server's, not the object's.
 *
 * @param site where the site is, as its URL was given.
 */
export const redirectFindings = (objects: readonly HttpFacts[], site: string): readonly ServerFinding[] => {
  const seen = new Set<string>();
  return objects.flatMap((object) =>
    findingsOf(object, site).filter(({ code }) => {
      // A bundle's redirects are often another story than those of the pointers.
      const key = `${code} ${object.role}`;
      const first = !seen.has(key);
      seen.add(key);
      return first;
    }),
  );
};

const findingsOf = ({ path, role, get }: HttpFacts, site: string): readonly ServerFinding[] => {
  const { redirects } = get;
  const target = redirects.at(-1);
  if (target === undefined) return [];
  const hops = redirects.length;
  const insecure = new URL(site).protocol === 'https:' && redirects.find((url) => url.startsWith('http:'));
  if (insecure)
    return [{ code: 'public-http-redirect-insecure', details: { path, insecure }, families: [], stops: true }];
  if (new URL(target).origin !== new URL(site).origin)
    return [{ code: 'public-http-redirect-elsewhere', details: { path, target, hops }, families: [], stops: false }];
  return role === 'bundle'
    ? []
    : [{ code: 'public-http-redirect-pointer', details: { path, target, hops }, families: [], stops: false }];
};
