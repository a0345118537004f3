import { failed, invalid, show, warning } from './entry.js';

/** What can be wrong with a server that takes PUT. What every host can meet is in the catalogue of the host. */
export const httpPutErrors = {
  'http-put-credential-missing': invalid(
    'Half of the host’s credentials',
    (p: { given: string; missing: string }) => `${p.given} is set, and ${p.missing} is not.`,
    (p) => `Set ${p.missing} too, or unset ${p.given}.`,
  ),
  'http-put-credentials-both': invalid(
    'Two credentials for one header',
    () => 'OTA_HOST_TOKEN and OTA_HOST_USER are both set, and both go into the header Authorization.',
    () => 'Unset one of them, or name the header of the token with host.tokenHeader.',
  ),
  'http-put-credential-unusable': invalid(
    'Credential that can’t be sent',
    (p: { variable: string; reason: string }) => `${p.variable} can’t be sent: ${p.reason}.`,
    (p) => `Give ${p.variable} the bare value, as the server gave it out.`,
  ),
  'http-put-plain-http': warning(
    'Credentials on a line that anyone can read',
    (p: { location: string }) => `${p.location} gets the credentials over plain http.`,
    () => 'Use https; name the server’s certificate authority with host.ca where it has one of its own.',
  ),
  'http-put-untrusted': failed(
    'Server that can’t be trusted',
    (p: { location: string; reason: string }) => `${p.location} can’t be trusted: ${p.reason}.`,
    () =>
      'Name the PEM file of its certificate authority with host.ca, or have the server give a certificate for this name.',
  ),
  'http-put-base-missing': invalid(
    'Host whose folder is not there',
    (p: { location: string; reason: string }) => `There is no folder to write to at ${p.location}: ${p.reason}.`,
    () => 'Check the address, or make the folder on the server first (curl -X MKCOL, or a directory on its disk).',
  ),
  'http-put-not-allowed': invalid(
    'Server that takes no PUT',
    (p: { location: string; reason: string }) => `${p.location} takes no PUT: ${p.reason}.`,
    () =>
      'Give the address for uploads, which may be another than the public one, and allow PUT there; the page on hosting has configurations.',
  ),
  'http-put-redirected': invalid(
    'Server that sends uploads elsewhere',
    (p: { location: string; target: string }) => `${p.location} sends uploads on to ${show(p.target)}.`,
    () => 'Give the address where the server really takes uploads: credentials are never sent on.',
  ),
  'http-put-too-large': failed(
    'Object that is too large for the server',
    (p: { location: string; path: string; reason: string }) =>
      `${show(p.path)} is too large for ${p.location}: ${p.reason}.`,
    () =>
      'Raise the limit of the server and of each proxy before it: client_max_body_size (nginx), LimitRequestBody (Apache), server.max-request-size (lighttpd).',
  ),
  'http-put-small-limit': warning(
    'Server with a low limit for uploads',
    (p: { location: string; bytes: number }) => `${p.location} takes no object of ${p.bytes} bytes.`,
    () =>
      'Raise the limit above the size of your bundles: client_max_body_size (nginx, 1m where it isn’t set), LimitRequestBody (Apache), server.max-request-size (lighttpd).',
  ),
  'http-put-length-required': failed(
    'Server that misses the length',
    (p: { location: string; reason: string }) =>
      `${p.location} asks for the length of an upload, which it was told: ${p.reason}.`,
    () => 'Look for a proxy in between that takes Content-Length away, and let it pass requests on as they are.',
  ),
  'http-put-immutable': invalid(
    'Server that never replaces an object',
    (p: { location: string; reason: string }) =>
      `${p.location} doesn’t let an object be replaced (${p.reason}), and latest, versions and index.json are.`,
    () =>
      'Allow duplicates or redeployment for this repository or package, or publish to another kind of host; the page on hosting says which can.',
  ),
  'http-put-flat': invalid(
    'Server without folders',
    (p: { location: string; reason: string }) => `${p.location} takes no name with a slash in it: ${p.reason}.`,
    () =>
      'Let the user make folders there (MKCOL), or use a host that has some: the names of a site can’t be written otherwise.',
  ),
  'http-put-soft-404': invalid(
    'Server that shows something for nothing',
    (p: { location: string; shown: string }) => `${p.location} answers with ${p.shown} for a name that nobody wrote.`,
    () =>
      'Let the server answer 404 there: switch off its sign-in page, error page or fallback page for this address, and check the credentials.',
  ),
  'http-put-no-delete': warning(
    'Server that removes nothing',
    (p: { location: string; reason: string; left: string }) =>
      `${p.location} doesn’t remove objects (${p.reason}); ${show(p.left)} stays there from the check before each release.`,
    () => 'Allow DELETE for this user, or leave it so: a release removes nothing, only cleaning up does.',
  ),
  'http-put-keeps-half': warning(
    'Server that shows half an upload',
    (p: { location: string }) => `${p.location} shows what has arrived of an upload before all of it is there.`,
    () =>
      'Allow MOVE, so that objects can be put in place whole, or use a server that does so by itself: lighttpd, nginx or Apache.',
  ),
};
