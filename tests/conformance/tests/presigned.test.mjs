// The SDK's presigner: an address that a browser, curl or a player can open without the SDK.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
import { getSynthesizeSpeechUrl } from '@aws-sdk/polly-request-presigner';
import { pollyAt, servers, transports } from '../harness/client.mjs';

const server = servers.local;
const members = { OutputFormat: 'pcm', VoiceId: 'Joanna', Text: 'Hi thére & you: 100 % 日本?', SampleRate: '8000' };

const presign = (client, params, options) => getSynthesizeSpeechUrl({ client, params, options });

for (const transport of transports) {
  test(`${transport}: an address speaks as the call does`, { timeout: 20_000 }, async () => {
    const client = pollyAt(server, { transport });
    const url = await presign(client, members);
    const answer = await fetch(url);
    const audio = Buffer.from(await answer.arrayBuffer());
    const call = await client.send(new SynthesizeSpeechCommand(members));

    assert.equal(answer.status, 200, audio.toString());
    assert.equal(answer.headers.get('content-type'), 'audio/pcm');
    assert.equal(Number(answer.headers.get('x-amzn-requestcharacters')), call.RequestCharacters);
    assert.deepEqual(audio, Buffer.from(await call.AudioStream.transformToByteArray()));
    client.destroy();
  });
}

test('lists are taken', { timeout: 20_000 }, async () => {
  const client = pollyAt(server);
  const marks = await fetch(await presign(client, { OutputFormat: 'json', VoiceId: 'Joanna', Text: 'Hi.', SpeechMarkTypes: ['word', 'ssml'] }));
  const lexicons = await fetch(await presign(client, { ...members, LexiconNames: ['noneOne', 'noneTwo'] }));

  assert.equal(marks.headers.get('x-amzn-errortype'), 'SsmlMarksNotSupportedForTextTypeException');
  assert.equal(lexicons.headers.get('x-amzn-errortype'), 'LexiconNotFoundException');
  assert.equal(lexicons.status, 404);
  client.destroy();
});

test('an address is good for its text and its time only', { timeout: 20_000 }, async () => {
  const client = pollyAt(server);
  const url = await presign(client, members);
  const changed = await fetch(url.replace('Text=Hi', 'Text=Ho'));
  const late = await fetch(await presign(client, members, { expiresIn: 1, signingDate: new Date(Date.now() - 60_000) }));

  for (const [answer, says] of [[changed, /signature/i], [late, /expired/i]]) {
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get('content-type'), 'application/json');
    assert.equal(answer.headers.get('x-amzn-errortype'), 'InvalidSignatureException');
    assert.match((await answer.json()).message, says);
  }
  client.destroy();
});
