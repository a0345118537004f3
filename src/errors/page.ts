import { unverified, warning } from './entry.js';

/** What can be wrong with the page for people. */
export const pageErrors = {
  'page-foreign': warning(
    'Page for people that somebody else made',
    (p: { path: string; location: string; named: boolean }) =>
      `${p.path} on ${p.location} was not made by ota-release: it stays, and ${p.named ? 'as the signed index names another page, ota-release verify reports it' : 'the site gets no page from this project'}.`,
    (p) =>
      `Remove ${p.path} where you want the page of ota-release; set page: false where yours is to stay.${p.named ? ' If nobody of yours put it there, find out who writes to the site.' : ''}`,
  ),
  'page-tampered': unverified(
    'Page for people that is not the one that was signed',
    (p: { path: string; reason: string }) => `${p.path} is not the page that the signed index names: ${p.reason}.`,
    () =>
      'Where it is your own, set page: false and run ota-release refresh. Else remove it and run ota-release refresh: it is written anew. Trust nothing that it has shown, and find out who writes to the site.',
  ),
};
