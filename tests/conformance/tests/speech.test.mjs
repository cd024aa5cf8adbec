// SynthesizeSpeech as an application calls it: every format and rate, over TLS and cleartext, audio as it is made.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
import { pollyAt, servers, transports, untilNoStreams } from '../harness/client.mjs';
import { scalars } from '../harness/words.mjs';

const server = servers.local;
const words = 'Four words of text.';

const rates = { mp3: ['8000', '16000', '22050', '24000', '44100', '48000'], pcm: ['8000', '16000', '22050', '24000'], mulaw: ['8000'], alaw: ['8000'] };
rates.ogg_vorbis = rates.mp3;
rates.ogg_opus = ['8000', '12000', '16000', '24000', '48000'];
const types = {
  mp3: 'audio/mpeg', ogg_vorbis: 'audio/ogg', ogg_opus: 'audio/ogg', pcm: 'audio/pcm', mulaw: 'audio/mulaw', alaw: 'audio/alaw',
};
const magic = { mp3: bytes => bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0, ogg_vorbis: isOgg, ogg_opus: isOgg };

function isOgg(bytes) {
  return bytes.subarray(0, 4).toString('latin1') === 'OggS';
}

async function speak(client, members) {
  const answer = await client.send(new SynthesizeSpeechCommand({ OutputFormat: 'pcm', VoiceId: 'Joanna', Text: words, ...members }));
  return { ...answer, audio: Buffer.from(await answer.AudioStream.transformToByteArray()) };
}

for (const transport of transports) {
  for (const [OutputFormat, type] of Object.entries(types)) {
    test(`${transport}: ${OutputFormat} at its default rate`, { timeout: 20_000 }, async () => {
      const client = pollyAt(server, { transport });
      const answer = await speak(client, { OutputFormat });

      assert.equal(answer.ContentType, type);
      assert.equal(answer.RequestCharacters, words.length);
      assert.match(answer.$metadata.requestId, /^[0-9a-f-]{36}$/);
      assert.ok(answer.audio.length > 0);
      assert.ok((magic[OutputFormat] ?? (() => true))(answer.audio), answer.audio.subarray(0, 16).toString('hex'));
      client.destroy();
    });
  }
}

for (const [OutputFormat, all] of Object.entries(rates)) {
  test(`${OutputFormat} at each of its rates`, { timeout: 60_000 }, async () => {
    const client = pollyAt(server);
    for (const SampleRate of all) {
      const { audio } = await speak(client, { OutputFormat, SampleRate });
      assert.ok(audio.length > 0, SampleRate);
      if (OutputFormat === 'pcm') assert.equal(audio.length, 2 * Math.round(Number(SampleRate) * 0.24), `${SampleRate}: four words of 60 ms`);
    }
    client.destroy();
  });
}

for (const Engine of ['standard', 'neural', 'long-form', 'generative']) {
  test(`where limits are local, every voice has the engine ${Engine}`, { timeout: 20_000 }, async () => {
    const client = pollyAt(server);
    assert.ok((await speak(client, { Engine, VoiceId: 'Ruth' })).audio.length > 0);
    client.destroy();
  });
}

test('characters are Unicode scalar values, tags excluded', { timeout: 20_000 }, async () => {
  const client = pollyAt(server);
  const Text = 'wörld 🌍 日本語.';
  assert.equal((await speak(client, { Text })).RequestCharacters, scalars(Text));
  assert.equal((await speak(client, { Text: '<speak>Hi <break time="10ms"/>you &amp; me.</speak>', TextType: 'ssml' })).RequestCharacters, 'Hi you & me.'.length);
  client.destroy();
});

test('an empty text is an empty answer', { timeout: 20_000 }, async () => {
  const client = pollyAt(server);
  const answer = await speak(client, { Text: '', OutputFormat: 'mp3' });
  assert.deepEqual([answer.ContentType, answer.RequestCharacters, answer.audio.length], ['audio/mpeg', 0, 0]);
  client.destroy();
});

test('the longest text is spoken whole', { timeout: 60_000 }, async () => {
  const client = pollyAt(server);
  const Text = 'a '.repeat(3_000);
  const { audio, RequestCharacters } = await speak(client, { Text, SampleRate: '8000' });
  assert.equal(RequestCharacters, 6_000);
  assert.equal(audio.length, 2 * 8_000 * 0.06 * 3_000);
  client.destroy();
});

test('a client that takes nothing more frees its place', { timeout: 20_000 }, async () => {
  const client = pollyAt(server);
  const answer = await client.send(new SynthesizeSpeechCommand({ OutputFormat: 'pcm', VoiceId: 'Joanna', Text: 'a '.repeat(3_000), SampleRate: '24000' }));
  await new Promise(resolve => answer.AudioStream.once('data', resolve));
  answer.AudioStream.destroy();
  await untilNoStreams(server);
  client.destroy();
});

test('lexicons that are stored are taken, in any order', { timeout: 20_000 }, async () => {
  const { PutLexiconCommand, DeleteLexiconCommand } = await import('@aws-sdk/client-polly');
  const client = pollyAt(server);
  const Content = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">'
    + '<lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme></lexicon>';
  for (const Name of ['speechA', 'speechB']) await client.send(new PutLexiconCommand({ Name, Content }));
  assert.ok((await speak(client, { Text: 'W3C', LexiconNames: ['speechB', 'speechA'] })).audio.length > 0);
  for (const Name of ['speechA', 'speechB']) await client.send(new DeleteLexiconCommand({ Name }));
  client.destroy();
});
