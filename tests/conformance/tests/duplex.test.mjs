// Words in, audio out, at the same time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hear, pollyAt, servers, transports } from '../harness/client.mjs';
import { Words, milestone, scalars } from '../harness/words.mjs';

const server = servers.local;

/** The tone engine makes 60 ms for every word: 960 samples of 2 bytes at the default rate of pcm. */
const bytesPerWord = 60 * 16 * 2;

/** Every word is there, to the sample, and it is not silence. */
function assertPcm(audio, words) {
  assert.equal(audio.length, words * bytesPerWord);
  assert.ok(audio.some(byte => byte !== 0), 'not only silence');
}

for (const transport of transports) {
  test(`${transport}: audio comes out while words still go in`, { timeout: 20_000 }, async () => {
    const client = pollyAt(server, { transport });
    const firstAudio = milestone();
    const words = new Words().say('This sentence is complete. ').say('Here ').say('comes ');
    let sentBeforeAudio;
    const hearing = hear(client, words, {
      eachEvent: event => {
        if (!event.AudioEvent || sentBeforeAudio !== undefined) return;
        sentBeforeAudio = words.sent;
        firstAudio.reach();
      },
    });
    await firstAudio.reached;
    words.say('the last word.').close().end();
    const heard = await hearing;

    assert.equal(heard.error, null);
    assert.equal(sentBeforeAudio, 3, 'the last TextEvent was sent after the first AudioEvent had come');
    assert.equal(words.sent, 5);
    assert.deepEqual(heard.closed, [scalars('This sentence is complete. Here comes the last word.')]);
    assert.ok(heard.chunks.length > 1);
    assertPcm(heard.audio, 9);
    client.destroy();
  });

  test(`${transport}: a flush speaks what no sentence end would`, { timeout: 20_000 }, async () => {
    const client = pollyAt(server, { transport });
    const spoken = milestone();
    const words = new Words().say('half a sen', { flush: true });
    const hearing = hear(client, words, { eachEvent: event => event.AudioEvent && spoken.reach() });
    await spoken.reached;
    words.say('', { flush: false }).say('tence', { flush: true }).close().end();
    const heard = await hearing;

    assert.equal(heard.error, null);
    assert.deepEqual(heard.closed, [scalars('half a sentence')]);
    assertPcm(heard.audio, 4);
    client.destroy();
  });

  test(`${transport}: input that just ends is spoken to its end`, { timeout: 20_000 }, async () => {
    const client = pollyAt(server, { transport });
    const heard = await hear(client, new Words().say('never closed').end());

    assert.equal(heard.error, null);
    assert.deepEqual(heard.closed, [scalars('never closed')]);
    assertPcm(heard.audio, 2);
    client.destroy();
  });

  test(`${transport}: after a close the answer ends though the input stays open`, { timeout: 20_000 }, async () => {
    const client = pollyAt(server, { transport });
    const heard = await hear(client, new Words().say('Input left open.').close());

    assert.equal(heard.error, null);
    assert.deepEqual(heard.closed, [scalars('Input left open.')]);
    assertPcm(heard.audio, 3);
    client.destroy();
  });
}

test('equal input gives equal audio over TLS and cleartext', { timeout: 20_000 }, async () => {
  const heard = [];
  for (const transport of transports) {
    const client = pollyAt(server, { transport });
    heard.push(await hear(client, new Words().say('One and the same sentence.', { flush: true }).close().end()));
    client.destroy();
  }
  assertPcm(heard[0].audio, 5);
  assert.ok(heard[0].audio.equals(heard[1].audio));
});

test('characters are Unicode scalar values, tags excluded', { timeout: 20_000 }, async () => {
  const client = pollyAt(server);
  const plain = 'wörld 🌍 日本語 e\u0301.';
  const words = new Words().say(plain).say('').say(' ').say('<speak>Hi <break time="200ms"/> you &amp; me.</speak>', { ssml: true }).close().end();
  const heard = await hear(client, words);

  assert.equal(heard.error, null);
  assert.deepEqual(heard.closed, [scalars(plain) + 1 + scalars('Hi  you & me.')]);
  client.destroy();
});

test('events of 4 kB are all counted and spoken', { timeout: 30_000 }, async () => {
  const client = pollyAt(server);
  const sentence = 'Sixty-four bytes make one sentence of this very long paragraph. ';
  assert.equal(sentence.length, 64);
  const words = new Words();
  for (let i = 0; i < 10; i++) words.say(sentence.repeat(64));
  const heard = await hear(client, words.close().end());

  assert.equal(heard.error, null);
  assert.deepEqual(heard.closed, [10 * 4096]);
  assertPcm(heard.audio, 10 * 64 * 10);
  client.destroy();
});

test('50 streams at once each get their own audio and count', { timeout: 60_000 }, async () => {
  const client = pollyAt(server);
  const texts = Array.from({ length: 50 }, (_, i) => `Stream ${i} says ${'word '.repeat(i % 7)}and ends.`);
  const alone = await Promise.all(texts.map(async text => {
    const words = new Words();
    for (const word of text.split(/(?<= )/)) words.say(word);
    return hear(client, words.close().end());
  }));

  alone.forEach((heard, i) => {
    assert.equal(heard.error, null, `stream ${i}`);
    assert.deepEqual(heard.closed, [scalars(texts[i])]);
    assertPcm(heard.audio, texts[i].split(' ').length);
  });
  client.destroy();
});

const formats = [
  { OutputFormat: 'pcm', SampleRate: '8000' },
  { OutputFormat: 'pcm', SampleRate: '16000' },
  { OutputFormat: 'mulaw', SampleRate: '8000' },
  { OutputFormat: 'alaw', SampleRate: '8000' },
];

test('lengths of the formats are in the ratio of their rates', { timeout: 30_000 }, async () => {
  const client = pollyAt(server);
  const lengths = [];
  for (const parameters of formats) {
    const heard = await hear(client, new Words().say('The same words in every format.', { flush: true }).close().end(), { parameters });
    assert.equal(heard.error, null);
    lengths.push(heard.audio.length);
  }
  const [pcm8, pcm16, mulaw, alaw] = lengths;
  assert.ok(Math.abs(pcm16 - 2 * pcm8) <= 8, `${pcm16} bytes at 16 kHz, ${pcm8} at 8 kHz`);
  assert.equal(mulaw * 2, pcm8);
  assert.equal(alaw, mulaw);
  client.destroy();
});

test('mp3 is one stream of whole frames', { timeout: 30_000 }, async () => {
  const client = pollyAt(server);
  const words = new Words().say('First part. ', { flush: true }).say('Second part.', { flush: true }).close().end();
  const heard = await hear(client, words, { parameters: { OutputFormat: 'mp3', SampleRate: '24000' } });

  assert.equal(heard.error, null);
  assert.equal(heard.audio[0], 0xff, 'an MPEG frame begins here');
  assert.equal(heard.audio[1] & 0xe0, 0xe0);
  client.destroy();
});
