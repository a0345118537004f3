/** A program that sends one file to a bucket, for tests that kill it meanwhile: its arguments are a JSON text. */
import { s3Host } from '../../src/hosts/s3.js';
import { hostSurroundings } from './host-surroundings.js';

const { spec, environment, path, body } = JSON.parse(process.argv[2] ?? '{}');
const host = await s3Host(spec, hostSurroundings({ environment }));
console.log(await host.create(path, body));
