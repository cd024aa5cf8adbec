// A client that goes away, loudly or without a word, frees the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hear, openStream, pollyAt, servers, streamsAt, transports, untilNoStreams } from '../harness/client.mjs';
import { Words, milestone } from '../harness/words.mjs';

const longText = 'This goes on and on and on, far longer than anybody would listen to it. '.repeat(80);

for (const transport of transports) {
  test(`${transport}: an abort frees the engine at once`, { timeout: 20_000 }, async () => {
    const server = servers.local;
    await untilNoStreams(server);
    const client = pollyAt(server, { transport });
    const abort = new AbortController();
    const started = milestone();
    const blocked = new Promise(() => {});
    const hearing = hear(client, new Words().say(longText, { flush: true }), {
      options: { abortSignal: abort.signal },
      eachEvent: () => {
        started.reach();
        return blocked;
      },
    });
    await Promise.race([started.reached, hearing]);
    assert.equal(await streamsAt(server), 1);

    abort.abort();
    client.destroy();
    await untilNoStreams(server);
  });
}

test('a process that ends frees the engine', { timeout: 20_000 }, async () => {
  const server = servers.local;
  await untilNoStreams(server);
  const { spawn } = await import('node:child_process');
  const program = `
    import { openStream, pollyAt, servers } from ${JSON.stringify(new URL('../harness/client.mjs', import.meta.url))};
    import { Words } from ${JSON.stringify(new URL('../harness/words.mjs', import.meta.url))};
    for await (const event of await openStream(pollyAt(servers.local), new Words().say('Hello. ', { flush: true }))) console.log('heard');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise(resolve => child.stdout.once('data', resolve));
  assert.equal(await streamsAt(server), 1);

  child.kill('SIGKILL');
  await untilNoStreams(server);
});

test('a client that stopped reading without a word is given up in bounded time', { timeout: 30_000 }, async () => {
  const server = servers.impatient;
  await untilNoStreams(server);
  const client = pollyAt(server);
  const stream = await openStream(client, new Words().say(longText, { flush: true }));
  const { value } = await stream[Symbol.asyncIterator]().next();
  assert.ok(value.AudioEvent.AudioChunk.length > 0);
  assert.equal(await streamsAt(server), 1);

  // Nobody reads on, nobody resets: only the server's own bound ends it.
  await untilNoStreams(server, 10_000);
  client.destroy();
});
