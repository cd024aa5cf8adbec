// DescribeVoices: the truth about what is installed, in Amazon's words.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DescribeVoicesCommand, Engine, InvalidNextTokenException, LanguageCode, PollyServiceException, VoiceId } from '@aws-sdk/client-polly';
import { hear, pollyAt, servers, transports } from '../harness/client.mjs';
import { Words } from '../harness/words.mjs';

const server = servers.espeak;
let client;
before(() => { client = pollyAt(server); });

const describe = async (filter = {}, from = client) => (await from.send(new DescribeVoicesCommand(filter))).Voices;

for (const transport of transports) {
  test(`${transport}: voices have every member`, { timeout: 20_000 }, async () => {
    const voices = await describe({}, pollyAt(server, { transport }));
    assert.ok(voices.length > 10);
    for (const voice of voices) {
      assert.ok(voice.Id && voice.Name && voice.LanguageName && voice.LanguageCode, JSON.stringify(voice));
      assert.match(voice.Gender, /^(Female|Male)$/);
      assert.ok(voice.SupportedEngines.length > 0);
      for (const engine of voice.SupportedEngines) assert.ok(Object.values(Engine).includes(engine));
    }
    assert.equal(new Set(voices.map(voice => voice.Id)).size, voices.length, 'ids are unique');
    const amazons = voices.filter(voice => Object.values(VoiceId).includes(voice.Id));
    assert.ok(amazons.length > 10);
    for (const voice of amazons) assert.ok(Object.values(LanguageCode).includes(voice.LanguageCode));
  });
}

test('names carry their diacritics', { timeout: 20_000 }, async () => {
  const names = Object.fromEntries((await describe({ LanguageCode: 'fr-FR' })).map(voice => [voice.Id, voice.Name]));
  assert.equal(names.Celine, 'Céline');
  assert.equal(names.Lea, 'Léa');
});

test('a language filters by the primary language', { timeout: 20_000 }, async () => {
  const voices = await describe({ LanguageCode: 'en-US' });
  assert.ok(voices.some(voice => voice.Id === 'Joanna') && voices.some(voice => voice.Id === 'Matthew'));
  assert.ok(voices.every(voice => voice.LanguageCode === 'en-US'));
});

test('additional languages are found only when asked for', { timeout: 20_000 }, async () => {
  const without = (await describe({ LanguageCode: 'hi-IN' })).map(voice => voice.Id);
  const with_ = (await describe({ LanguageCode: 'hi-IN', IncludeAdditionalLanguageCodes: true })).map(voice => voice.Id);
  assert.ok(!without.includes('Aditi') && !without.includes('Kajal'));
  assert.ok(with_.includes('Aditi') && with_.includes('Kajal'));
  assert.ok(without.every(id => with_.includes(id)));
});

test('filters combine', { timeout: 20_000 }, async () => {
  const voices = await describe({ Engine: 'generative', LanguageCode: 'en-GB' });
  assert.ok(voices.length > 0);
  assert.ok(voices.every(voice => voice.LanguageCode === 'en-GB' && voice.SupportedEngines.includes('generative')));
});

test('every listed voice of a language speaks', { timeout: 60_000 }, async () => {
  for (const { Id } of await describe({ Engine: 'generative', LanguageCode: 'de-DE' })) {
    const heard = await hear(client, new Words().say('Guten Tag.').close().end(), { parameters: { VoiceId: Id } });
    assert.equal(heard.error, null, Id);
    assert.ok(heard.audio.length > 8_000, `${Id}: ${heard.audio.length} bytes`);
  }
});

test('a filter that is not valid is refused', { timeout: 20_000 }, async () => {
  await assert.rejects(describe({ LanguageCode: 'xx-XX' }), error => {
    assert.equal(error.name, 'ValidationException');
    assert.equal(error.$metadata.httpStatusCode, 400);
    return true;
  });
});

test('a wrong secret is refused without a retry that could help', { timeout: 20_000 }, async () => {
  const stranger = pollyAt(server, { credentials: { accessKeyId: server.accessKeyId, secretAccessKey: 'wrong' } });
  await assert.rejects(describe({}, stranger), error => {
    assert.ok(error instanceof PollyServiceException);
    assert.equal(error.name, 'InvalidSignatureException');
    assert.equal(error.$metadata.httpStatusCode, 403);
    return true;
  });
});

test('a late clock is corrected from our date header', { timeout: 20_000 }, async () => {
  const late = pollyAt(server, { systemClockOffset: -600_000 });
  const answer = await late.send(new DescribeVoicesCommand({ LanguageCode: 'en-US' }));
  assert.equal(answer.$metadata.attempts, 2);
  assert.ok(answer.Voices.length > 0);
});

test('a token that no page gave out is an InvalidNextTokenException', { timeout: 20_000 }, async () => {
  for (const NextToken of ['abc', 'a+b/c= %', 'x'.repeat(4_096)]) {
    await assert.rejects(client.send(new DescribeVoicesCommand({ NextToken })), error => {
      assert.ok(error instanceof InvalidNextTokenException, String(error));
      assert.equal(error.$metadata.httpStatusCode, 400);
      return true;
    });
  }
});
