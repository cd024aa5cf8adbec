// Amazon's quotas, as --limits aws enforces them. These tests wait real seconds, so they wait together.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ServiceQuotaExceededException, ThrottlingException, ValidationException } from '@aws-sdk/client-polly';
import { hear, pollyAt, servers, untilNoStreams } from '../harness/client.mjs';
import { Words, milestone, pause, scalars } from '../harness/words.mjs';

describe('limits of Amazon', { concurrency: true }, () => {
  const server = servers.aws;

  test('keep-alives carry a stream over a pause of 7 seconds', { timeout: 30_000 }, async () => {
    const client = pollyAt(server);
    const started = milestone();
    const words = new Words().say('Before the pause. ', { flush: true });
    const hearing = hear(client, words, { eachEvent: event => event.AudioEvent && started.reach() });
    await started.reached;
    const before = Date.now();
    for (let i = 0; i < 4; i++) {
      await pause(1_750);
      words.say(i % 2 ? ' ' : '');
    }
    assert.ok(Date.now() - before >= 6_990);
    const heard = await (words.say('And after it.').close().end(), hearing);

    assert.equal(heard.error, null);
    assert.deepEqual(heard.closed, [scalars('Before the pause. And after it.') + 2]);
    client.destroy();
  });

  test('5 seconds without an event end a stream with the quota that says so', { timeout: 30_000 }, async () => {
    const client = pollyAt(server);
    const before = Date.now();
    const heard = await hear(client, new Words().say('Then nothing. ', { flush: true }));

    assert.ok(Date.now() - before >= 4_900, 'not before its time');
    assert.ok(heard.error instanceof ServiceQuotaExceededException, String(heard.error));
    assert.equal(heard.error.name, 'ServiceQuotaExceededException');
    assert.equal(heard.error.quotaCode, 'input-stream-inbound-event-timeout');
    assert.equal(heard.error.serviceCode, 'polly');
    assert.equal(heard.error.$fault, 'client');
    assert.match(heard.error.message, /5 seconds/);
    assert.ok(heard.audio.length > 0, 'what was flushed was spoken');
    assert.deepEqual(heard.closed, []);
    client.destroy();
  });

  test('3,000 billed characters are the most of one event, and a stream has no most', { timeout: 30_000 }, async () => {
    const client = pollyAt(server);
    const words = new Words().say('x'.repeat(2_990), { flush: true }).say(' as much again '.repeat(190), { flush: true }).say('x'.repeat(3_001)).close().end();
    const heard = await hear(client, words);

    assert.ok(heard.error instanceof ValidationException, String(heard.error));
    assert.match(heard.error.message, /3,?001.*3,?000/);
    client.destroy();
  });
});

test('the ninth stream of a key is throttled with HTTP 400', { timeout: 30_000 }, async () => {
  const server = servers.throttled;
  const client = pollyAt(server);
  const streams = Array.from({ length: 9 }, () => {
    const words = new Words().say('Held open. ', { flush: true });
    return { words, heard: hear(client, words) };
  });
  const refused = await Promise.race(streams.map(stream => stream.heard));

  assert.ok(refused.error instanceof ThrottlingException, String(refused.error));
  assert.equal(refused.error.name, 'ThrottlingException');
  assert.equal(refused.error.$metadata.httpStatusCode, 400);
  assert.match(refused.error.$metadata.requestId, /^[0-9a-f-]{36}$/);

  for (const { words } of streams) words.close().end();
  const others = await Promise.all(streams.map(stream => stream.heard));
  assert.equal(others.filter(heard => heard.error === null && heard.closed.length === 1).length, 8);
  await untilNoStreams(server);
  client.destroy();
});
