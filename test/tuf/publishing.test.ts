import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operate } from '../../src/operations/operate.js';
import type { Operation } from '../../src/operations/operation.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { release } from '../../src/steps/release.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import { inputsOf, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';
import { downloaded, jsonOf, objectOf, tufDevice } from '../support/tuf.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const released = releasedWorkspaces();
const services = wiredServices();
const serve = loopbackServers();
const folder = temporaryDirectories();

/** Another signature, and nothing else. */
const dated: Operation = { kind: 'refresh', propose: async () => ({ note: {} }) };

const siteOf = (directory: string) =>
  new Map(filesOf(directory).map((path) => [path, new Uint8Array(readFileSync(join(directory, path)))] as const));

test('a release and a change of a project with `tuf: true` are there for its clients, and planned as they are made', async () => {
  const w = await released();
  w.edit('ota-release.yaml', (text) => `${text}\ntuf: true\n`);
  w.bump('1.1.0');
  const changes = { clock: () => new Date() };
  const report = await release(services(w, changes), inputsOf(w));
  expect(report.outcome).toBe('published');
  expect(report.plan.writes.map(({ path, what }) => `${path}: ${what}`)).toContain(
    'metadata/: 3 documents for devices',
  );
  const inputs = { directory: w.repo, overrides: {}, strict: false };
  const planned = await operate(services(w, changes), dated, { ...inputs, dryRun: true });
  expect(planned.writes).toEqual(expect.arrayContaining(['metadata/3.targets.json', 'metadata/timestamp.json']));
  const changed = await operate(services(w, changes), dated, { ...inputs, dryRun: false });
  expect(changed.outcome).toBe('published');

  const site = siteOf(w.site);
  const device = tufDevice(folder(), await serve(siteListener(site)), objectOf(site, 'metadata/1.root.json'));
  const updater = device.updater();
  const [name] = [...Object.keys(jsonOf(objectOf(site, 'metadata/3.targets.json')).signed.targets)].filter((path) =>
    path.startsWith('releases/'),
  );
  const upgradeObject = jsonOf(readFileSync(await downloaded(updater, device.targetDir, name ?? '')));
  const { predicate } = jsonOf(Buffer.from(upgradeObject.payload, 'base64'));
  expect(predicate.version).toBe('1.1.0');
  const bundle = await downloaded(updater, device.targetDir, `bundles/${predicate.product}-1.1.0.zip`);
  expect(sha256Hex(readFileSync(bundle))).toBe(predicate.bundle.sha256);
});
