// Imports a module and tells what that did to the process, as one line of JSON: variables of the environment that were read, globals
// that came or changed, listeners, timers and handles, calls that write, start or ask, and the bytes of all modules.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

const seen = { environment: [], globals: [], listeners: [], resources: [], calls: [], bytes: 0, exports: 0 };

// Node.js reads variables and files of its own for each module that it loads: what counts is called by a file of the package, or, of a
// variable, read by one.
const frames = () =>
  (new Error().stack ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => !line.includes('import-probe.mjs'));
const isOfPackage = (frame) => /file:\/\/\S*\/dist\//.test(frame ?? '');
const isReadByPackage = () => isOfPackage(frames()[0]);
const isCalledByPackage = () => frames().some(isOfPackage);
Error.stackTraceLimit = 100;

const real = process.env;
process.env = new Proxy(real, {
  get: (target, name) => {
    if (isReadByPackage()) seen.environment.push(String(name));
    return target[name];
  },
  has: (target, name) => {
    if (isReadByPackage()) seen.environment.push(String(name));
    return name in target;
  },
  ownKeys: (target) => {
    if (isReadByPackage()) seen.environment.push('*');
    return Reflect.ownKeys(target);
  },
});

const watched = (object, owner, names) => {
  for (const name of names) {
    const own = object[name];
    object[name] = function (...args) {
      if (isCalledByPackage()) seen.calls.push(`${owner}.${name}`);
      return own.apply(this, args);
    };
  }
};
watched(fs, 'fs', [
  'readFileSync',
  'readFile',
  'readdirSync',
  'writeFileSync',
  'writeFile',
  'mkdirSync',
  'watch',
  'createReadStream',
]);
watched(fs, 'fs', ['createWriteStream', 'appendFileSync', 'rmSync', 'existsSync', 'statSync']);
watched(fs.promises, 'fs.promises', ['readFile', 'writeFile', 'mkdir', 'readdir', 'stat', 'open', 'rm']);
watched(childProcess, 'child_process', ['spawn', 'spawnSync', 'exec', 'execFile', 'execFileSync', 'fork']);
watched(http, 'http', ['request', 'get', 'createServer']);
watched(net, 'net', ['connect', 'createConnection', 'createServer']);
watched(process, 'process', ['chdir', 'exit', 'emitWarning', 'cwd']);
watched(process.stdout, 'stdout', ['write']);
watched(process.stderr, 'stderr', ['write']);
watched(globalThis, 'global', ['setTimeout', 'setInterval', 'setImmediate', 'fetch']);
syncBuiltinESMExports();

// Node.js loads some globals only once somebody looks at them, and then notes that in others: so they are looked at twice.
const globals = () => new Map(Reflect.ownKeys(globalThis).map((name) => [name, Reflect.get(globalThis, name)]));
const listeners = () => new Map(process.eventNames().map((name) => [String(name), process.listenerCount(name)]));
const prototypes = () =>
  [Object, Array, String, Function, Promise, Uint8Array, Error].flatMap(({ name, prototype }) =>
    Reflect.ownKeys(prototype).map((key) => `${name}.${String(key)}`),
  );

globals();
const before = {
  globals: globals(),
  listeners: listeners(),
  prototypes: prototypes(),
  resources: process.getActiveResourcesInfo(),
};
const url = process.argv[2];
const loaded = await import(url);
const calls = [...seen.calls];
const read = [...seen.environment];
const after = {
  globals: globals(),
  listeners: listeners(),
  prototypes: prototypes(),
  resources: process.getActiveResourcesInfo(),
};
process.env = real;

const modules = (file, known = new Set()) => {
  if (known.has(file)) return known;
  known.add(file);
  const text = fs.readFileSync(file, 'utf8');
  for (const [, next] of text.matchAll(/(?:import|from)\s*["'](\.[^"']+)["']/g))
    modules(fileURLToPath(new URL(next, `file://${file}`)), known);
  return known;
};

const grown = (now, then) =>
  now.filter((item) => now.filter((one) => one === item).length > then.filter((one) => one === item).length);

const result = {
  ...seen,
  environment: read,
  calls,
  globals: [
    ...[...after.globals]
      .filter(([name, value]) => !Object.is(before.globals.get(name), value))
      .map(([name]) => String(name)),
    ...grown(after.prototypes, before.prototypes),
  ],
  listeners: [...after.listeners]
    .filter(([name, count]) => count !== (before.listeners.get(name) ?? 0))
    .map(([name]) => name),
  resources: grown(after.resources, before.resources),
  bytes: [...modules(fileURLToPath(url))].reduce((sum, file) => sum + fs.statSync(file).size, 0),
  exports: Object.keys(loaded).length,
};
console.log(JSON.stringify(result));
