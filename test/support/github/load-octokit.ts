// Opens GitHub's client in the environment that it is started in, sends one request, and tells what came of it.
import { OtaError } from '../../../src/errors/ota-error.js';
import { loadOctokit } from '../../../src/forges/github/octokit.js';

const [apiUrl = ''] = process.argv.slice(2);
try {
  const octokit = await loadOctokit({ kind: 'github', apiUrl, owner: 'o', name: 'r', token: 'ghs_secret' }, fetch);
  console.log((await octokit.rest.repos.get({ owner: 'o', repo: 'r' })).status);
} catch (error) {
  if (!(error instanceof OtaError)) throw error;
  console.log(error.code, error.message);
}
