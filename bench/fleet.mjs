// What the upgrade matrix and the fleet plan of a long history cost: 1,000 fielded releases and 20 sample configs, 1,000 releases and five
// families of devices, each against what a script of a few lines would do. Prints a Markdown table.
//   node bench/fleet.mjs [runs] [releases] [samples]
import { Ajv2020 } from 'ajv/dist/2020.js';
import semver from 'semver';
import { loadParts } from './parts.mjs';

const runs = Number(process.argv[2] ?? 5);
const count = Number(process.argv[3] ?? 1000);
const samples = Number(process.argv[4] ?? 20);

const parts = await loadParts([
  'src/devices/channel-view.ts',
  'src/devices/registry.ts',
  'src/project/device-families.ts',
  'src/rehearsal/fleet-plan.ts',
  'src/rehearsal/fleet-problems.ts',
  'src/rehearsal/fleet-text.ts',
  'src/schemas/config-text.ts',
  'src/schemas/schema-document.ts',
  'src/schemas/upgrade-paths.ts',
  'test/support/fleet.ts',
]);
const versions = Array.from({ length: count }, (_, index) => `1.${Math.floor(index / 10)}.${index % 10}`);

/** How often the schemas have changed in the history, as far as the release concerned can still be taken. */
const CHANGES = 20;
const epochOf = (index) => Math.floor((index * CHANGES) / count);

const general = {
  type: 'object',
  required: ['config_revision', 'software_version'],
  properties: {
    config_revision: { type: 'integer', minimum: -1 },
    software_version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+(-(alpha|beta|rc)\\.\\d+)?$' },
  },
};
const foreignOf = (epoch) => ({
  type: 'object',
  required: ['general'],
  properties: { general, [`mode_${epoch}`]: { type: 'string' } },
});
const configSchema = {
  type: 'object',
  required: ['general'],
  properties: { general, pump: { type: 'object', properties: { rpm: { type: 'integer', minimum: 0 } } } },
};
const configOf = (version, rpm) => ({ general: { config_revision: 1, software_version: version }, pump: { rpm } });
const textOf = (value, file) => parts.configText(Buffer.from(JSON.stringify(value)), file).text;

const contractOfRelease = () => ({
  config: parts.schemaDocument(configSchema),
  foreign: parts.schemaDocument({ type: 'object', required: ['general'], properties: { general } }),
  template: textOf(configOf('2.0.0', 1), 'template.json'),
  samples: Array.from({ length: samples }, (_, index) => textOf(configOf('2.0.0', 1000 + index), `${index}.json`)),
});

const matrixOf = () => {
  const documents = Array.from({ length: CHANGES }, (_, epoch) => parts.schemaDocument(foreignOf(epoch)));
  const fielded = versions.map((version, index) => ({
    version,
    foreign: documents[epochOf(index)],
    template: async () => Buffer.from(JSON.stringify(configOf(version, 1))),
  }));
  return parts.upgradeMatrix({ version: '2.0.0', contract: contractOfRelease(), fielded });
};

/** A script of a few lines: every release’s schema is compiled, and every sample judged by it. */
const naiveMatrix = () => {
  const contract = contractOfRelease();
  const texts = [contract.template, ...contract.samples].map(({ value }) => value);
  return versions.map((version, index) => {
    const judge = new Ajv2020({ strict: false, allErrors: true }).compile(foreignOf(epochOf(index)));
    return { version, verdict: texts.every((text) => judge(text)) ? 'ok' : 'refused' };
  });
};

const channel = parts.viewOf([...versions, '2.0.0'].map((version) => ({ version })));
const families = await parts.deviceFamilies(parts.DEVICE_FAMILIES);
const matrix = await matrixOf();

const plan = () => {
  const fleet = parts.fleetPlan({
    version: '2.0.0',
    channel: { ...channel },
    matrix,
    families: families.map((family) => ({ family, settings: undefined })),
    fielded: versions,
    allow: [],
  });
  parts.fleetProblems(fleet, { allow: [], place: {} });
  parts.fleetText(fleet);
  return fleet.rows.length;
};

/** The plain walk of 1,000 releases takes minutes, so that it is begun from every so manieth of them, and its time multiplied. */
const STRIDE = 250;

/** A script of a few lines: from a version step by step to the end, each step by a filter over the sorted list. */
const naivePlan = () => {
  for (const { name } of families)
    for (let index = 0; index < versions.length; index += STRIDE) {
      let at = versions[index];
      for (;;) {
        const above = channel.versions.filter((version) => semver.gt(version, at) && semver.lte(version, '2.0.0'));
        // 0-OS takes every version in turn, the others the newest.
        const next = name === 'zos' ? above[0] : above.at(-1);
        if (next === undefined) break;
        at = next;
      }
    }
};

const cpuMs = async (work) => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const contestants = [
  [`upgrade matrix, ${count} releases × ${samples} samples`, matrixOf, naiveMatrix, 1],
  [`fleet plan, ${count} releases × ${families.length} families`, plan, naivePlan, STRIDE],
];

console.log(`CPU time, median of ${runs} runs, Node.js ${process.version}.\n`);
console.log('| what | ota-release | a plain script | against the script |');
console.log('|---|---:|---:|---:|');
for (const [title, ours, naive, factor] of contestants) {
  // The contestants take turns, so that whatever else the machine does hits them alike.
  const times = [[], []];
  for (let run = 0; run < runs; run += 1) {
    times[0].push(await cpuMs(ours));
    times[1].push((await cpuMs(naive)) * factor);
  }
  const [own, other] = times.map(median);
  console.log(`| ${title} | ${own.toFixed(0)} ms | ${other.toFixed(0)} ms | ${(own / other).toFixed(3)}× |`);
}
