// The speech program dies in the middle of a sentence: the client is told, the server lives on.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ServiceFailureException } from '@aws-sdk/client-polly';
import { hear, pollyAt, servers, untilNoStreams } from '../harness/client.mjs';
import { Words, milestone, pause } from '../harness/words.mjs';

const server = servers.espeak;

/** Processes whose parent is the server: its engine programs. */
function enginePrograms() {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number).filter(pid => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === server.pid;
    } catch {
      return false;
    }
  });
}

test('a killed engine is a ServiceFailureException, and the next stream speaks', { timeout: 60_000 }, async () => {
  const client = pollyAt(server);
  const started = milestone();
  const resume = milestone();
  const sentence = 'words without any end that are spoken for a very long time and ';
  const hearing = hear(client, new Words().say(sentence.repeat(90), { flush: true }).close(), {
    eachEvent: (event, heard) => {
      started.reach();
      // The client stops reading, so that the engine cannot have finished when it dies.
      return heard.chunks.length === 1 ? resume.reached : undefined;
    },
  });
  await started.reached;
  const killed = enginePrograms();
  assert.ok(killed.length > 0, 'the engine is a program of its own');
  for (const pid of killed) process.kill(pid, 'SIGKILL');
  resume.reach();
  const heard = await hearing;

  assert.ok(heard.error instanceof ServiceFailureException, String(heard.error));
  assert.equal(heard.error.name, 'ServiceFailureException');
  assert.equal(heard.error.$fault, 'server');
  assert.ok(heard.error.message.length > 0);
  assert.ok(heard.audio.length > 0);
  assert.deepEqual(heard.closed, []);

  await untilNoStreams(server);
  let next;
  for (let attempt = 0; attempt < 50; attempt++) {
    next = await hear(client, new Words().say('Alive again.').close().end());
    if (next.error === null) break;
    await pause(100);
  }
  assert.equal(next.error, null);
  assert.deepEqual(next.closed, ['Alive again.'.length]);
  client.destroy();
});
