// A reader slower than the server, whose own input stays open: nothing of the tail may be lost (sdk-compatibility.md §6.2).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ValidationException } from '@aws-sdk/client-polly';
import { hear, pollyAt, servers, transports, untilNoStreams } from '../harness/client.mjs';
import { Words, pause } from '../harness/words.mjs';

const runs = 200;
const server = servers.local;
const text = 'A long paragraph is spoken to somebody who listens slowly, and not one word of its end may be lost on the way. '.repeat(11);
const leastBytes = 400_000;

const endings = [
  { title: 'closed', end: words => words.close() },
  { title: 'ended by an exception', end: words => words.say('<speak>not closed', { ssml: true }) },
];

test(`${runs} slow readers with open input lose nothing`, { timeout: 120_000 }, async () => {
  const expected = (await hear(pollyAt(server), new Words().say(text, { flush: true }).close().end())).audio;
  assert.equal(expected.length, text.trim().split(' ').length * 60 * 16 * 2, 'the tone engine makes 60 ms for every word');
  assert.ok(expected.length >= leastBytes, `${expected.length} bytes are too few to block a reader`);

  const all = Array.from({ length: runs }, (_, i) => slowRun(i, expected));
  const results = await Promise.all(all);
  assert.deepEqual(results.filter(lost => lost !== null), []);
  await untilNoStreams(server);
});

async function slowRun(i, expected) {
  const transport = transports[i % 2];
  const ending = endings[(i >> 1) % 2];
  const delay = [0, 5, 20][i % 3];
  const client = pollyAt(server, { transport });
  const words = ending.end(new Words().say(text, { flush: true }));
  const heard = await hear(client, words, { eachEvent: () => (delay > 0 ? pause(delay) : undefined) });
  client.destroy();

  const name = `run ${i} over ${transport}, ${delay} ms an event, ${ending.title}`;
  if (!heard.audio.equals(expected)) return `${name}: ${heard.audio.length} of ${expected.length} bytes, ${heard.error ?? 'no error'}`;
  if (ending === endings[0]) {
    return heard.error === null && heard.closed.length === 1 && heard.closed[0] === text.length ? null : `${name}: ${heard.error ?? heard.closed}`;
  }
  return heard.error instanceof ValidationException && heard.error.reason === 'invalidInboundEvent' ? null : `${name}: ${heard.error}`;
}
