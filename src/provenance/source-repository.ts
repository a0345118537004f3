import { parseRemote } from '../forges/remote-address.js';

/**
 * The URL of the repository that a remote of git points to, without user, password and query; undefined for a path of this machine
 * and for any other transport.
 */
export const sourceRepository = (remote: string | undefined): string | undefined => {
  const address = remote === undefined ? undefined : parseRemote(remote);
  if (!address || remote === undefined) return undefined;
  const { transport, host, path } = address;
  const scheme = transport !== 'http' ? transport : /^http:/i.test(remote) ? 'http' : 'https';
  return `${scheme}://${host}/${path}`;
};
