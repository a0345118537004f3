import { agentConfigText } from './connhex/agent-config.js';
import { checkConnhex } from './connhex/check.js';
import { decide } from './connhex/decide.js';
import { publishToConnhex } from './connhex/publish.js';
import { CONNHEX_STATUSES } from './connhex/status.js';
import type { DeviceFamily } from './device-family.js';

/**
 * Connhex Edge: devices take the zip as it is, by HEAD and then GET of one address, or from the API of Connhex (Connhex contract).
 * The mutable copy under that address is a view of the signed index: see `connhexViews`.
 */
export const connhex: DeviceFamily = {
  name: 'connhex',
  title: 'Connhex Edge',
  check: checkConnhex,
  files: async ({ project, version }) => {
    const agent = project.families.connhex?.agent;
    if (!agent) return [];
    const path = `connhex/${project.product}-${version}.agent.toml`;
    return [{ family: 'connhex', path, body: { kind: 'bytes', bytes: Buffer.from(agentConfigText(agent)) } }];
  },
  settings: ({ families: { connhex: options } }) => ({
    alias: options?.alias ?? true,
    publish: options?.publish !== undefined,
  }),
  releaseSettings: ({ families: { connhex: options } }) => {
    const { minVersion, maxVersion } = options ?? {};
    if (minVersion === undefined && maxVersion === undefined) return undefined;
    return {
      ...(minVersion === undefined ? {} : { minVersion }),
      ...(maxVersion === undefined ? {} : { maxVersion }),
    };
  },
  decide,
  // The documentation names the states, and no message of any.
  states: CONNHEX_STATUSES.map((state) => ({ state, messages: [] })),
  deliver: async (input) => {
    const publish = input.project.families.connhex?.publish;
    return publish ? publishToConnhex(input, publish) : [];
  },
};
