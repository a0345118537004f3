import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { raiseVersion, toldVersion } from '../../src/rehearsal/ioto-agent.js';
import { installDirectly } from '../../src/rehearsal/ioto-install.js';
import { type BundleFiles, bundleOf, contextOf, rehearsedSite, shell } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const install = async (files: BundleFiles) => {
  const work = directory();
  const context = contextOf('ioto', await rehearsedSite(await signedSite([{ version: '1.0.0' }])), work);
  const bundle = join(work, 'bundle.zip');
  writeFileSync(bundle, await bundleOf(work, files));
  const another = async () => {
    const root = await context.device('1.0.0');
    await raiseVersion(root, '1.0.0');
    return root;
  };
  const root = await another();
  const sandbox = await context.sandbox();
  if (!sandbox) throw new Error('there is no sandbox');
  const hop = { from: '1.0.0', to: '1.1.0', fault: undefined, runs: true, installsFirst: false };
  const installed = await installDirectly(context, sandbox, hop, { root, another, bundle });
  return { ...installed, told: await toldVersion(root) };
};

const facts = 'test "$OTA_PRODUCT $OTA_CURRENT_VERSION $OTA_TARGET_VERSION" = "logger 1.0.0 1.1.0"';

describe('installDirectly', () => {
  test('runs update.sh as the script on a device does, and raises the version', async () => {
    const installed = await install({ 'update.sh': shell(`${facts}\nsystemctl restart app\nexit 10`) });
    expect(installed).toMatchObject({ directive: 'restart', told: '1.1.0' });
    expect(installed.notes).toEqual(['asked of the system: systemctl restart app']);
  });

  test('runs rollback.sh where it fails', async () => {
    const files = { 'update.sh': shell('echo oh; exit 4'), 'rollback.sh': shell('echo back') };
    expect(await install(files)).toMatchObject({
      directive: undefined,
      why: 'update.sh ended with exit code 4',
      output: 'oh\nback\n',
      lost: false,
      notes: ['rollback.sh ran'],
      told: '1.0.0',
    });
  });

  test('fails where there is no update.sh', async () => {
    expect(await install({ readme: 'x' })).toMatchObject({ directive: undefined, told: '1.0.0', notes: [] });
  });
});
