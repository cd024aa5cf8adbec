// One Antiphon process of our own: a free port, a data folder of its own, and nothing else on the machine is touched.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const startLimit = 60_000;

/** Starts a server and waits until it prints a line with the word "ready". */
export async function startServer(program, { name, limits = 'local', engines = 'tone', env = {} }) {
  const data = await mkdtemp(join(tmpdir(), `antiphon-${name}-`));
  const port = await freePort();
  const args = ['serve', '--port', port, '--data', data, '--limits', limits, '--engines', engines];
  const child = spawn(program, args.map(String), { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  const exited = new Promise(resolve => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const hardStop = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(hardStop);
    await rm(data, { recursive: true, force: true });
  };
  try {
    await untilReady(child, output, exited);
    return { name, port, pid: child.pid, data, output, stop, ...(await readProfile(data)), apiKey: await addApiKey(program, data), ca: await readFile(join(data, 'ca.pem'), 'utf8') };
  } catch (error) {
    await stop();
    throw new Error(`server '${name}' did not start: ${error.message}\n${output.join('\n')}`, { cause: error });
  }
}

function untilReady(child, output, exited) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready after ${startLimit} ms`)), startLimit);
    const read = line => {
      output.push(line);
      if (/\bready\b/i.test(line)) {
        clearTimeout(timer);
        resolve();
      }
    };
    createInterface({ input: child.stdout }).on('line', read);
    createInterface({ input: child.stderr }).on('line', read);
    child.once('error', reject);
    exited.then(code => reject(new Error(`it ended with ${code}`)));
  });
}

/** The key that the server made on its first start: an AWS credentials file, profile antiphon. */
async function readProfile(data) {
  const text = await readFile(join(data, 'credentials'), 'utf8');
  const value = name => text.match(new RegExp(`^${name}\\s*=\\s*(\\S+)`, 'm'))?.[1];
  return { accessKeyId: value('aws_access_key_id'), secretAccessKey: value('aws_secret_access_key') };
}

/** A key for OpenAI's clients, added while the server runs, as a user adds it. */
async function addApiKey(program, data) {
  const child = spawn(program, ['keys', 'add', '--api', 'conformance', '--data', data], { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  for await (const part of child.stdout) printed += part;
  return printed.match(/^OPENAI_API_KEY=(\S+)$/m)?.[1];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
