// Completes package-lock.json after `npm install`: npm leaves out optional packages of other systems that the registry in
// use doesn't have, and `npm ci` then refuses the lock file everywhere. Entries for them cost nothing: no system but
// theirs installs them.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

const SYSTEM = /(android|darwin|win32|linux|freebsd|openharmony)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/;

const entryOf = (name, version, license) => {
  const [, os, cpu, abi] = SYSTEM.exec(name) ?? [];
  if (!os) return undefined;
  const libc = os === 'linux' && abi ? { libc: [abi.includes('musl') ? 'musl' : 'glibc'] } : {};
  return { version, cpu: [cpu], dev: true, license, optional: true, os: [os], ...libc };
};

const missing = Object.values(packages).flatMap(({ optionalDependencies = {}, license }) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !packages[`node_modules/${name}`])
    .map(([name, range]) => [`node_modules/${name}`, entryOf(name, range.replace(/^[~^]/, ''), license)]),
);
const added = missing.filter(([, entry]) => entry);
const { '': root, ...rest } = { ...packages, ...Object.fromEntries(added) };
const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: { '': root, ...sorted } }, undefined, 2)}\n`);
console.log(`package-lock.json: ${added.length} entries added`);
