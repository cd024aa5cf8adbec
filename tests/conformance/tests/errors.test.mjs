// Refusals, as an application sees them: typed, with their members, before the stream and inside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GetLexiconCommand, PollyServiceException, ValidationException } from '@aws-sdk/client-polly';
import { hear, pollyAt, servers, transports } from '../harness/client.mjs';
import { Words } from '../harness/words.mjs';

const server = servers.local;
const hello = () => new Words().say('Hello.').close().end();

async function failureOf(client, parameters) {
  const { error } = await hear(client, hello(), { parameters });
  client.destroy();
  return error;
}

const refusedParameters = [
  { parameters: { Engine: 'neural' }, field: 'Engine', reason: 'unsupportedOperation' },
  { parameters: { OutputFormat: 'json' }, field: 'OutputFormat', reason: 'unsupportedOperation' },
  { parameters: { VoiceId: 'Nobody' }, field: 'VoiceId', reason: 'fieldValidationFailed' },
  { parameters: { SampleRate: '12345' }, field: 'SampleRate', reason: 'fieldValidationFailed' },
  { parameters: { LanguageCode: 'xx-XX' }, field: 'LanguageCode', reason: 'fieldValidationFailed' },
];

for (const transport of transports) {
  for (const { parameters, field, reason } of refusedParameters) {
    test(`${transport}: ${JSON.stringify(parameters)} is a ValidationException with HTTP 400`, { timeout: 20_000 }, async () => {
      const error = await failureOf(pollyAt(server, { transport }), parameters);

      assert.ok(error instanceof ValidationException, String(error));
      assert.equal(error.name, 'ValidationException');
      assert.equal(error.$metadata.httpStatusCode, 400);
      assert.equal(error.$fault, 'client');
      assert.equal(error.reason, reason);
      assert.deepEqual(error.fields.map(f => f.name), [field]);
      assert.equal(error.fields[0].message, error.message);
      assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    });
  }
}

const refusedEvents = [
  { title: 'SSML that is not well formed', event: words => words.say('<speak>Hi <break', { ssml: true }) },
  { title: 'more than 6,000 characters', event: words => words.say('a'.repeat(6_001)) },
];

for (const transport of transports) {
  for (const { title, event } of refusedEvents) {
    test(`${transport}: ${title} ends a stream with invalidInboundEvent, after the audio before it`, { timeout: 20_000 }, async () => {
      const client = pollyAt(server, { transport });
      const heard = await hear(client, event(new Words().say('Good text. ', { flush: true })));

      assert.ok(heard.error instanceof ValidationException, String(heard.error));
      assert.equal(heard.error.reason, 'invalidInboundEvent');
      assert.ok(heard.error.message.length > 0);
      assert.ok(heard.audio.length > 0);
      assert.deepEqual(heard.closed, []);
      client.destroy();
    });
  }

  test(`${transport}: a wrong first event makes send() itself reject`, { timeout: 20_000 }, async () => {
    const client = pollyAt(server, { transport });
    const heard = await hear(client, new Words().say('<speak>', { ssml: true }).end());

    assert.ok(heard.error instanceof ValidationException, String(heard.error));
    assert.equal(heard.error.reason, 'invalidInboundEvent');
    assert.deepEqual(heard.chunks, []);
    client.destroy();
  });
}

function assertForbidden(error, name, message) {
  assert.ok(error instanceof PollyServiceException, String(error));
  assert.equal(error.name, name);
  assert.equal(error.$metadata.httpStatusCode, 403);
  assert.match(error.message, message);
}

test('a wrong secret is an InvalidSignatureException', { timeout: 20_000 }, async () => {
  const credentials = { accessKeyId: server.accessKeyId, secretAccessKey: 'not-the-secret-not-the-secret-not-the-sec' };
  assertForbidden(await failureOf(pollyAt(server, { credentials })), 'InvalidSignatureException', /signature/i);
});

test('an unknown key is an UnrecognizedClientException', { timeout: 20_000 }, async () => {
  const credentials = { accessKeyId: 'AKIDNOTKNOWNHERE', secretAccessKey: server.secretAccessKey };
  assertForbidden(await failureOf(pollyAt(server, { credentials })), 'UnrecognizedClientException', /security token/i);
});

test('an unknown session token is an UnrecognizedClientException', { timeout: 20_000 }, async () => {
  const credentials = { accessKeyId: server.accessKeyId, secretAccessKey: server.secretAccessKey, sessionToken: 'never-issued' };
  assertForbidden(await failureOf(pollyAt(server, { credentials })), 'UnrecognizedClientException', /security token/i);
});

test('a clock that is 10 minutes late is an InvalidSignatureException', { timeout: 20_000 }, async () => {
  const error = await failureOf(pollyAt(server, { systemClockOffset: -600_000 }));
  assertForbidden(error, 'InvalidSignatureException', /expired/i);
});

test('an operation that is not served is a 404 in JSON', { timeout: 20_000 }, async () => {
  const client = pollyAt(server, { maxAttempts: 1 });
  await assert.rejects(client.send(new GetLexiconCommand({ Name: 'nothing' })), error => {
    assert.ok(error instanceof PollyServiceException, String(error));
    assert.match(error.name, /^(UnknownOperationException|LexiconNotFoundException)$/);
    assert.equal(error.$metadata.httpStatusCode, 404);
    return true;
  });
  client.destroy();
});
