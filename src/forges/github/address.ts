/** The server that people see, by its API's address: `github.com`, `octo.ghe.com`, `git.example.com:8443`. */
export const serverHost = (apiUrl: string): string => new URL(apiUrl).host.replace(/^api\./, '');

/**
 * Whether the token may be sent to an address that an answer names: to the API's own origin, and over TLS to the hosts that
 * belong to it. Those of `api.github.com` are `github.com` and `uploads.github.com`, and GitHub Enterprise Cloud's and
 * Server's follow the same pattern.
 */
export const mayGetToken = (address: string, apiUrl: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, host } = new URL(address);
  if (origin === new URL(apiUrl).origin) return true;
  const server = serverHost(apiUrl);
  return protocol === 'https:' && [server, `api.${server}`, `uploads.${server}`].includes(host);
};
