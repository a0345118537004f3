/** A URL's user information: everything between `://` and the last `@` before the path. */
const USER_INFO = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/?#'"<>]*)@/gi;
/** A query parameter whose name says that its value is a secret. */
const SECRET_PARAMETER = /([?&][^=&#\s]*(?:token|secret|password|key|auth)[^=&#\s]*=)[^&#\s'"]+/gi;

/**
 * The text with every credential in its URLs replaced by `***`.
 *
 * A lone user name stays only where it can't be a token: in `ssh:` URLs, where it is an account (`ssh://git@host`).
 */
export const maskUrls = (text: string): string =>
  text.replace(USER_INFO, maskUserInfo).replace(SECRET_PARAMETER, '$1***');

const maskUserInfo = (whole: string, scheme: string, userInfo: string): string =>
  /^(git\+)?ssh/i.test(scheme) && !userInfo.includes(':') ? whole : `${scheme}***@`;
