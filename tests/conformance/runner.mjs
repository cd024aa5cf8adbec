// Starts the servers the tests need, runs the tests in a process that trusts their certificates, stops what it started.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './harness/server.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const program = process.env.ANTIPHON ?? join(here, '..', '..', 'antiphon');
const plans = [
  { name: 'local' },
  { name: 'aws', limits: 'aws' },
  { name: 'throttled', limits: 'aws' },
  { name: 'impatient', env: { ANTIPHON_LIMITS__OUTPUT_BLOCKED_TIMEOUT: '2s' } },
  { name: 'espeak', engines: 'espeak' },
];

const folder = await mkdtemp(join(tmpdir(), 'antiphon-conformance-'));
const servers = [];
let failed = 1;
let passed = 0;
try {
  // One after the other: two cores, and each start makes certificates.
  for (const plan of plans) servers.push(await startServer(program, plan));
  await writeFile(join(folder, 'ca.pem'), servers.map(server => server.ca).join('\n'));
  ({ passed, failed } = await runTests());
} catch (error) {
  console.error(error.message);
} finally {
  if (failed > 0) for (const server of servers) console.error(`--- ${server.name}\n${server.output.slice(-15).join('\n')}`);
  await Promise.all(servers.map(server => server.stop()));
  await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function runTests() {
  const tap = join(folder, 'results.tap');
  const names = (await readdir(join(here, 'tests'))).filter(name => name.endsWith('.test.mjs')).sort();
  const files = names.filter(name => name.includes(process.argv[2] ?? '')).map(name => join(here, 'tests', name));
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const env = {
    ...process.env,
    NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
    ANTIPHON_SERVERS: JSON.stringify(Object.fromEntries(servers.map(({ name, port, pid, accessKeyId, secretAccessKey, apiKey }) =>
      [name, { port, pid, accessKeyId, secretAccessKey, apiKey }]))),
  };
  const child = spawn(process.execPath, ['--test', '--test-concurrency=1', ...reporters, ...files], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  await new Promise(resolve => child.once('exit', resolve));
  const results = await readFile(tap, 'utf8');
  const count = name => Number(results.match(new RegExp(`^# ${name} (\\d+)`, 'm'))?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled') || (count('pass') > 0 ? 0 : 1) };
}
