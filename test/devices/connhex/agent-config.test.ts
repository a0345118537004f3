import { describe, expect, test } from 'vitest';
import { agentConfigProblems, agentConfigText } from '../../../src/devices/connhex/agent-config.js';

const FILE = 'agent.toml';
const found = (text: string) =>
  agentConfigProblems(text, FILE).map(({ code, severity, place }) => [code, severity, place?.line]);

describe('the [ota] section of an agent.toml', () => {
  test.each([
    "[ota]\nauto_download = true\nauto_install = true\ncheck_interval = '24h0m0s'\n",
    '[log]\nlevel = "debug"\n\n[ota] # updates\nauto_install = true\n\n[other]\nwhatever = 1\n',
    'ota = { auto_download = false, check_interval = "90m" }\n',
    'ota.check_interval = "1h30m"\n',
    '\uFEFF[ota]\r\nauto_download = true\r\n',
  ])('is taken: %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    // text, code, severity, line
    ['[ota\n', 'connhex-agent-unreadable', 'error', 1],
    ['[log]\nlevel = "x"\n', 'connhex-agent-section-missing', 'warning', undefined],
    ['ota = 1\n', 'connhex-agent-type-wrong', 'error', 1],
    ['[ota]\nauto_update = true\n', 'connhex-agent-key-unknown', 'warning', 2],
    ['[ota]\n"constructor" = true\n', 'connhex-agent-key-unknown', 'warning', 2],
    ['[ota]\n\nauto_install = "true"\n', 'connhex-agent-type-wrong', 'error', 3],
    ['[other]\ncheck_interval = 1\n[ota]\ncheck_interval = 3600\n', 'connhex-agent-type-wrong', 'error', 4],
    ['[ota]\ncheck_interval = "3600"\n', 'connhex-interval-invalid', 'error', 2],
    ['ota.check_interval = "1 h"\n', 'connhex-interval-invalid', 'error', 1],
    ['[ota]\nauto_install = true\nauto_download = false\n', 'connhex-agent-contradiction', 'warning', 3],
  ])('is judged: %j', (text, ...problem) => {
    expect(found(text)).toEqual([problem]);
  });

  test('never shows a line of a file that may hold keys', () => {
    const [problem] = agentConfigProblems('[core]\nkey = "s3cret\n', FILE);
    expect(JSON.stringify(problem)).not.toContain('s3cret');
  });
});

describe('a generated section', () => {
  test.each([
    // options, what auto_download says
    [{ autoDownload: false, autoInstall: false, checkInterval: '1h' }, 'false'],
    [{ autoDownload: true, autoInstall: false, checkInterval: '24h0m0s' }, 'true'],
    [{ autoDownload: false, autoInstall: true, checkInterval: '90m' }, 'true'],
  ])('of %j passes its own check, and says that what is installed is fetched', (agent, download) => {
    const text = agentConfigText(agent);
    expect(found(text)).toEqual([]);
    expect(text).toContain(`auto_download = ${download}\n`);
    expect(text).toContain(`check_interval = '${agent.checkInterval}'\n`);
  });
});
