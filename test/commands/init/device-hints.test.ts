import { expect, test } from 'vitest';
import { updateScriptText } from '../../../src/commands/init/bundle-files.js';
import { deviceHints, isTelling } from '../../../src/commands/init/device-hints.js';

const hints = (files: Readonly<Record<string, string>>) =>
  deviceHints({ paths: Object.keys(files), texts: new Map(Object.entries(files)) }).map(
    ({ family, seen }) => `${family} ${seen}`,
  );

test.each([
  // files, hints
  [{ 'image/base.flist': '' }, ['zos image/base.flist']],
  [{ 'root/etc/zinit': '' }, ['zos root/etc/zinit']],
  [{ 'tests/test_version_change.py': '' }, ['ivy tests/test_version_change.py']],
  [{ 'pyproject.toml': 'markers = ["version_change"]' }, ['ivy pyproject.toml']],
  [{ 'pyproject.toml': '[project]' }, []],
  [{ 'edge/agent.toml': '[ota]\nenabled = true' }, ['connhex edge/agent.toml']],
  [{ 'agent.toml': '[log]' }, []],
  [{ 'bundle/update.sh': 'echo "$CHX_OTA_VERSION_TARGET"' }, ['connhex bundle/update.sh']],
  [{ 'bundle/update.sh': updateScriptText('pump') }, []],
  [{ 'state/ioto.json5': '' }, ['ioto state/ioto.json5']],
  [{ '.pvr': '', 'bsp/run.json': '' }, ['pantavisor .pvr']],
  [{ '.pvr': '', 'a.flist': '' }, ['zos a.flist', 'pantavisor .pvr']],
] as const)('%j hints at %j', (files, found) => {
  expect(hints(files)).toEqual(found);
});

test('only texts that tell something are asked for', () => {
  expect(['agent.toml', 'x/update.sh', 'a.flist', 'main.c'].map(isTelling)).toEqual([true, true, false, false]);
});
