// Every refusal of SynthesizeSpeech: the class that the SDK throws, its status and what it says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as polly from '@aws-sdk/client-polly';
import { pollyAt, servers, transports } from '../harness/client.mjs';

const { SynthesizeSpeechCommand } = polly;
const good = { OutputFormat: 'pcm', VoiceId: 'Joanna', Text: 'Hello.' };

const refused = [
  { members: { Text: undefined }, name: 'ValidationException', says: /Text is required/ },
  { members: { VoiceId: undefined }, name: 'ValidationException', says: /VoiceId is required.*Joanna/ },
  { members: { OutputFormat: undefined }, name: 'ValidationException', says: /OutputFormat is required.*mp3/ },
  { members: { OutputFormat: 'flac' }, name: 'ValidationException', says: /flac.*ogg_vorbis/ },
  { members: { VoiceId: 'Nobody' }, name: 'ValidationException', says: /Nobody.*Joanna/ },
  { members: { Engine: 'magical' }, name: 'ValidationException', says: /generative/ },
  { members: { LanguageCode: 'xx-XX' }, name: 'ValidationException', says: /xx-XX/ },
  { members: { TextType: 'html' }, name: 'ValidationException', says: /ssml, text/ },
  { members: { LexiconNames: ['a b'] }, name: 'ValidationException', says: /LexiconNames/ },
  { members: { OutputFormat: 'json' }, name: 'ValidationException', says: /SpeechMarkTypes/ },
  { members: { OutputFormat: 'json', SpeechMarkTypes: ['song'] }, name: 'ValidationException', says: /viseme/ },
  { members: { LanguageCode: 'de-DE' }, name: 'LanguageNotSupportedException', says: /en-US/ },
  { members: { SampleRate: '12345' }, name: 'InvalidSampleRateException', says: /8000, 16000/ },
  { members: { OutputFormat: 'mulaw', SampleRate: '16000' }, name: 'InvalidSampleRateException', says: /8000/ },
  { members: { Text: 'a'.repeat(6_001) }, name: 'TextLengthExceededException', says: /6000/ },
  { members: { Text: '<speak>Hi <break', TextType: 'ssml' }, name: 'InvalidSsmlException', says: /SSML/ },
  { members: { Text: 'Hi.', TextType: 'ssml' }, name: 'InvalidSsmlException', says: /SSML/ },
  { members: { LexiconNames: ['nobodyStored'] }, name: 'LexiconNotFoundException', says: /nobodyStored/, status: 404 },
  { members: { SpeechMarkTypes: ['word'] }, name: 'MarksNotSupportedForFormatException', says: /json/ },
  { members: { OutputFormat: 'json', SpeechMarkTypes: ['ssml'] }, name: 'SsmlMarksNotSupportedForTextTypeException', says: /ssml/ },
  { members: { VoiceId: 'Ruth' }, name: 'EngineNotSupportedException', says: /standard/, at: 'aws' },
  { members: { Engine: 'long-form' }, name: 'EngineNotSupportedException', says: /long-form/, at: 'aws' },
  { members: { Text: 'a'.repeat(3_001) }, name: 'TextLengthExceededException', says: /3000/, at: 'aws' },
  { members: { SampleRate: '24000' }, name: 'InvalidSampleRateException', says: /8000, 16000/, at: 'aws' },
];

async function failureOf(server, members, transport) {
  const client = pollyAt(server, { transport, maxAttempts: 1 });
  try {
    await client.send(new SynthesizeSpeechCommand({ ...good, ...members }));
    return null;
  } catch (error) {
    return error;
  } finally {
    client.destroy();
  }
}

for (const transport of transports) {
  for (const { members, name, says, status = 400, at = 'local' } of refused) {
    const shown = JSON.stringify(members, (_, value) => value === undefined ? null : value.length > 40 ? `${value.length} characters` : value);
    test(`${transport}, ${at}: ${shown} is a ${name}`, { timeout: 20_000 }, async () => {
      const error = await failureOf(servers[at], members, transport);

      assert.ok(error instanceof polly[name], String(error));
      assert.equal(error.name, name);
      assert.equal(error.$metadata.httpStatusCode, status);
      assert.equal(error.$fault, 'client');
      assert.match(error.message, says);
      assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
      if (name === 'ValidationException') {
        assert.equal(error.reason, 'fieldValidationFailed');
        assert.equal(error.fields.length, 1);
        assert.equal(error.fields[0].message, error.message);
      }
    });
  }
}

test('a document that unfolds itself is refused at once', { timeout: 20_000 }, async () => {
  const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  const bomb = `<!DOCTYPE speak [<!ENTITY e0 "ha">${entities}]><speak>&e20;</speak>`;
  const before = Date.now();
  const error = await failureOf(servers.local, { Text: bomb, TextType: 'ssml' });
  assert.ok(error instanceof polly.InvalidSsmlException, String(error));
  assert.ok(Date.now() - before < 2_000);
});

test('a wrong secret and an unknown key are forbidden', { timeout: 20_000 }, async () => {
  const { accessKeyId, secretAccessKey } = servers.local;
  for (const [credentials, name] of [
    [{ accessKeyId, secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
    [{ accessKeyId: 'AKIDNOTKNOWNHERE', secretAccessKey }, 'UnrecognizedClientException'],
  ]) {
    const client = pollyAt(servers.local, { credentials, maxAttempts: 1 });
    await assert.rejects(client.send(new SynthesizeSpeechCommand(good)), error => {
      assert.equal(error.name, name);
      assert.equal(error.$metadata.httpStatusCode, 403);
      return true;
    });
    client.destroy();
  }
});
