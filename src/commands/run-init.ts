import { done, type RunCommand } from './context.js';
import { initProject } from './init.js';

/** `init`: a project file, schemas to start from and a CI job, beside whatever is there. */
export const runInit: RunCommand = async ({ directory, flags, origins, print }) => {
  const { written, kept } = await initProject({
    directory,
    ...(flags.forge === undefined || flags.forge === 'auto' ? {} : { forge: flags.forge }),
    ...(flags.host === undefined ? {} : { host: { text: flags.host, origin: origins.host ?? '--host' } }),
  });
  if (flags.json) {
    print(JSON.stringify({ written, kept }));
    return done;
  }
  for (const file of written) print(`wrote  ${file}`);
  for (const file of kept) print(`kept   ${file} (it was there)`);
  print(
    [
      '',
      'Next:',
      '  1. ota-release keys generate --out ../keys   and list the public key under signing.trustedKeys',
      '  2. put the text of ota.key into the secret OTA_SIGNING_KEY of your CI; what else it needs is at the top of its pipeline',
      '  3. ota-release check',
      '  4. ota-release release --dry-run',
      '  5. once something is published, let a scheduled job run ota-release refresh: an index expires (docs/freshness.md)',
    ].join('\n'),
  );
  return done;
};
