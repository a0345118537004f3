import type { Problem } from '../../errors/problem.js';
import type { DeviceFamilyName } from '../../project/device-families.js';
import type { HttpSource } from '../http-source.js';
import { mapInOrder } from '../in-order.js';
import type { IndexRelease } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import { type HttpFacts, observeAbsent, observeObject } from './http-facts.js';
import { stumbles } from './stumbles.js';

/** A name that looks like a version and is none that anybody releases. */
const ABSENT_VERSION = '0.0.0-no-such-version';

/** Audits how the web server treats the pointers of a channel and the bundle of one release. Costs some twenty requests. */
export const auditServer = async (
  { exchange, location }: HttpSource,
  layout: ChannelLayout,
  release: IndexRelease | undefined,
  devices: readonly DeviceFamilyName[] | undefined,
): Promise<readonly Problem[]> => {
  const targets: readonly { readonly path: string; readonly role: HttpFacts['role'] }[] = [
    { path: layout.index, role: 'pointer' },
    { path: layout.versions, role: 'pointer' },
    ...(release
      ? [
          { path: layout.latest, role: 'pointer' as const },
          { path: layout.upgradeObject(release.version), role: 'pointer' as const },
          { path: release.bundle.path, role: 'bundle' as const },
        ]
      : []),
  ];
  const observed = await mapInOrder(targets, ({ path, role }) => observeObject(exchange, path, role));
  const absent = await observeAbsent(exchange, layout.upgradeObject(ABSENT_VERSION));
  const md5 = release && (await observeAbsent(exchange, `${release.bundle.path}.md5`));
  // A name that can't be read, or isn't there, has been reported by the audit of its contents.
  const objects = observed.flatMap(({ value }) => (value?.get.status === 200 ? [value] : []));
  const bundle = release && { ...release.bundle, url: `${location}/${release.bundle.path}` };
  return stumbles(
    {
      site: location,
      objects,
      ...(bundle ? { bundle } : {}),
      ...(absent.value ? { absent: absent.value } : {}),
      ...(md5?.value ? { md5: md5.value } : {}),
    },
    devices,
  );
};
