/** What a run may be given besides its flags, and where every face reads it from. */
export interface SecretInput {
  /** As in the declaration of inputs, in camelCase. */
  readonly name: string;
  /** The name of the action's input. */
  readonly flag: string;
  /** The environment variable that holds it. */
  readonly env: string;
}

/**
 * The secrets that the action takes as inputs. Apart from the other inputs, because the action hides them before it loads
 * anything else, and the rest of the declaration is not small.
 */
export const SECRET_INPUTS = {
  signingKey: { name: 'signingKey', flag: 'signing-key', env: 'OTA_SIGNING_KEY' },
  signingKeyPassword: { name: 'signingKeyPassword', flag: 'signing-key-password', env: 'OTA_SIGNING_KEY_PASSWORD' },
  token: { name: 'token', flag: 'token', env: 'GITHUB_TOKEN' },
  hostToken: { name: 'hostToken', flag: 'host-token', env: 'OTA_HOST_TOKEN' },
  hostPassword: { name: 'hostPassword', flag: 'host-password', env: 'OTA_HOST_PASSWORD' },
  connhexToken: { name: 'connhexToken', flag: 'connhex-token', env: 'OTA_CONNHEX_TOKEN' },
  pantavisorKey: { name: 'pantavisorKey', flag: 'pantavisor-key', env: 'OTA_PANTAVISOR_KEY' },
} as const satisfies Readonly<Record<string, SecretInput>>;

/** Inputs of the action that stand beside a secret, in a variable too, and are none. */
export const ACCOUNT_INPUTS = {
  hostUser: { name: 'hostUser', flag: 'host-user', env: 'OTA_HOST_USER' },
} as const satisfies Readonly<Record<string, SecretInput>>;
