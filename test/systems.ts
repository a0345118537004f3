/**
 * The tests that need Linux, as patterns below `test/`: its programs, its processes and sockets, or a file system with
 * POSIX paths, modes and links. They run on Linux alone; every other test judges or computes, and runs everywhere. A test
 * asserts that nothing is missing here. What macOS and Windows show besides is in `.github/workflows/ci.yml`: the demo, and
 * the action used on itself.
 */
export const NEEDS_LINUX: readonly string[] = [
  'attacks/**',
  'bundle/{deflate-job,digest-follower,entries,entry-data,file-digest,job-runner,lint,pack,packing-plan}.test.ts',
  'bundle/{packing-thread,read,rebuild,shell-syntax,symlinks,zip-output}.test.ts',
  'cdn/{cloudfront,command,purge}.test.ts',
  'commands/**',
  'devices/connhex.test.ts',
  'devices/connhex/{api-client,check,checksum,multipart,publish,release-form,token}.test.ts',
  'devices/family-settings.test.ts',
  'devices/ioto/policy/{limits,policy}.test.ts',
  'devices/{zos,ivy}.test.ts',
  'devices/zos/{bundle-md5,check,own-flist}.test.ts',
  'devices/ivy/**',
  'devices/pantavisor.test.ts',
  'devices/pantavisor/{canonical-json,certificate-file,certificates,check,export-tarball,files,identity}.test.ts',
  'devices/pantavisor/{part-files,parts,reboot,revision,sign-state,signature-entry,signing-key,state}.test.ts',
  'devices/pantavisor/{ustar,verify-signature,verify-state}.test.ts',
  'devices/ioto.test.ts',
  'devices/ioto/{agent-file,check,file,pioneer,rollout,samples,settings}.test.ts',
  'e2e/**',
  'entry/**',
  'forges/**',
  'gitlab/**',
  'hosts/**',
  'http/{certificate-authorities,deadline,dispatcher,network,network-failure,open-fetch,raw-network,retry}.test.ts',
  '{index,mirror}.test.ts',
  'operations/**',
  'programs/**',
  'project/{attachment-files,load,notes,overrides,read-failure,resolve,sample-files,schema}.test.ts',
  'rehearsal/{ioto,ivy,pantavisor}*.test.ts',
  'rehearsal/packed-tarball.test.ts',
  'rehearsal/{bubblewrap,connhex,connhex-device,device-commands,device-root,device-snapshot,download}.test.ts',
  'rehearsal/{download-sink,extraction,fielded-versions,fleet-plan,namespaces,overlay-source}.test.ts',
  'rehearsal/{plain-directory,registry,rehearsal-context,rehearse-site,run-script,sandbox,script-faults}.test.ts',
  'rehearsal/{script-limits,system-directories,verify-release,zos,zos-node,zos-requests}.test.ts',
  'report/{junit,markdown,summary}.test.ts',
  'repository/**',
  'schemas/{check-config,contract,dropped-keys,foreign-demands,input-files,json-schema,judge-texts}.test.ts',
  'schemas/{schema-bundle,schema-files,schema-module-worker,secret-values,typescript-loader}.test.ts',
  'schemas/{upgrade-judgement,upgrade-paths,validate-texts,zod-module}.test.ts',
  'serve/node-server.test.ts',
  'signing/**',
  'site/{archive,channel-state,directory-source,host-source,http-exchange,http-source,plan-release}.test.ts',
  'site/{mutable-object,transaction,views}.test.ts',
  'site/audit/**',
  'site/publisher.test.ts',
  'site/publisher/bodies.test.ts',
  'site/public/{arrival,look,probe,public-check,verdict}.test.ts',
  'steps/**',
  'support/**',
  'transfer/**',
  'version/source.test.ts',
  'workflows/**',
];

/** The patterns of the tests that a system leaves out, from the root of the repository; `platform` as Node.js names it. */
export const leftOutOn = (platform: string): readonly string[] =>
  platform === 'linux' ? [] : NEEDS_LINUX.map((pattern) => `test/${pattern}`);
