// OpenAI's own client, unmodified, through the door that is shaped as its service.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import OpenAI from 'openai';
import { servers } from '../harness/client.mjs';

const text = 'Good morning. The next train leaves at nine from platform four, and it will stop everywhere. Please mind the gap. '.repeat(8);
const call = { model: 'gpt-4o-mini-tts', voice: 'alloy', input: text };

const openaiAt = (server, config = {}) =>
  new OpenAI({ baseURL: `https://localhost:${server.port}/v1`, apiKey: server.apiKey, maxRetries: 0, ...config });
const client = openaiAt(servers.local);
const bytesOf = async answer => Buffer.from(await answer.arrayBuffer());

const starts = {
  mp3: ['audio/mpeg', bytes => bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0],
  opus: ['audio/opus', bytes => bytes.toString('latin1', 0, 4) === 'OggS' && bytes.toString('latin1', 28, 36) === 'OpusHead'],
  flac: ['audio/flac', bytes => bytes.toString('latin1', 0, 4) === 'fLaC'],
  wav: ['audio/wav', bytes => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.readUInt32LE(4) === 0xffffffff && bytes.readUInt32LE(24) === 24_000],
  pcm: ['audio/pcm', bytes => bytes.length % 2 === 0],
};

for (const [format, [contentType, isRight]] of Object.entries(starts)) {
  test(`speech as ${format}`, { timeout: 20_000 }, async () => {
    const answer = await client.audio.speech.create({ ...call, response_format: format });
    assert.equal(answer.headers.get('content-type'), contentType);
    assert.equal(answer.headers.get('content-length'), null);
    assert.match(answer.headers.get('x-request-id'), /^[0-9a-f-]{36}$/);
    const bytes = await bytesOf(answer);
    assert.ok(bytes.length > 10_000, `${bytes.length} bytes`);
    assert.ok(isRight(bytes), bytes.subarray(0, 64).toString('latin1'));
  });
}

test('every format lasts as long as pcm', { timeout: 60_000, skip: spawnSync('ffmpeg', ['-version']).error ? 'ffmpeg is not installed' : false }, async () => {
  const seconds = async format => {
    const bytes = await bytesOf(await client.audio.speech.create({ ...call, response_format: format }));
    if (format === 'pcm') return bytes.length / 48_000;
    const decoded = spawnSync('ffmpeg', ['-v', 'error', '-i', '-', '-f', 's16le', '-ar', '24000', '-ac', '1', '-'], { input: bytes, maxBuffer: 64 << 20 });
    assert.equal(decoded.stderr.toString(), '', format);
    return decoded.stdout.length / 48_000;
  };
  const pcm = await seconds('pcm');
  for (const [format, most] of [['wav', 0.02], ['flac', 0.02], ['opus', 0.02], ['mp3', 0.1]]) {
    const difference = (await seconds(format)) - pcm;
    assert.ok(difference > -0.001 && difference <= most, `${format}: ${difference} s longer`);
  }
});

test('the default is mp3', { timeout: 20_000 }, async () => {
  const answer = await client.audio.speech.create(call);
  assert.equal(answer.headers.get('content-type'), 'audio/mpeg');
  await bytesOf(answer);
});

test('audio comes in pieces', { timeout: 20_000 }, async () => {
  const answer = await client.audio.speech.create({ ...call, response_format: 'pcm' });
  let pieces = 0;
  for await (const piece of answer.body) pieces += piece.length > 0 ? 1 : 0;
  assert.ok(pieces > 5, `${pieces} pieces`);
});

test('server-sent events carry the same audio, and what it cost', { timeout: 20_000 }, async () => {
  const plain = await bytesOf(await client.audio.speech.create({ ...call, response_format: 'pcm' }));
  const answer = await client.audio.speech.create({ ...call, response_format: 'pcm', stream_format: 'sse' });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream');
  const lines = (await answer.text()).split('\n\n');
  assert.equal(lines.pop(), '');
  const events = lines.map(line => { assert.ok(line.startsWith('data: ')); return JSON.parse(line.slice(6)); });
  const audio = Buffer.concat(events.filter(e => e.type === 'speech.audio.delta').map(e => Buffer.from(e.audio, 'base64')));
  assert.ok(audio.equals(plain));
  const done = events.at(-1);
  assert.equal(done.type, 'speech.audio.done');
  assert.equal(done.usage.input_tokens, Math.ceil(text.length / 4));
  assert.equal(done.usage.output_tokens, Math.round(plain.length / 48_000 * 20));
  assert.equal(done.usage.total_tokens, done.usage.input_tokens + done.usage.output_tokens);
});

test('voices: every name of OpenAI, of Amazon, of ours, and in an object', { timeout: 60_000 }, async () => {
  const names = 'alloy ash ballad cedar coral echo fable marin nova onyx sage shimmer verse Joanna Brian tone'.split(' ');
  for (const voice of [...names, { id: 'alloy' }]) {
    const bytes = await bytesOf(await client.audio.speech.create({ ...call, input: 'Hello.', voice, response_format: 'pcm' }));
    assert.ok(bytes.length > 1_000, JSON.stringify(voice));
  }
});

test('models are listed and found', { timeout: 20_000 }, async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  for (const id of ['tts-1', 'tts-1-hd', 'gpt-4o-mini-tts']) assert.ok(ids.includes(id), id);
  const model = await client.models.retrieve('tts-1');
  assert.deepEqual([model.id, model.object, model.owned_by], ['tts-1', 'model', 'antiphon']);
});

test('lists for Open WebUI need no key', { timeout: 20_000 }, async () => {
  const get = async path => (await fetch(`https://localhost:${servers.local.port}/v1/audio/${path}`)).json();
  assert.ok((await get('models')).models.some(model => model.id === 'tts-1'));
  assert.ok((await get('voices')).voices.some(voice => voice.id === 'alloy' && voice.name));
});

const refusals = [
  ['a voice that nobody has', { voice: 'nobody' }, OpenAI.BadRequestError, 'unknown_voice', 'voice'],
  ['aac', { response_format: 'aac' }, OpenAI.BadRequestError, 'unsupported_format', 'response_format'],
  ['a text that is too long', { input: 'a'.repeat(4_097) }, OpenAI.BadRequestError, 'string_above_max_length', 'input'],
  ['no text', { input: '' }, OpenAI.BadRequestError, 'invalid_value', 'input'],
  ['a speed out of range', { speed: 5 }, OpenAI.BadRequestError, 'invalid_value', 'speed'],
  ['a model that nobody has', { model: 'gpt-9' }, OpenAI.NotFoundError, 'model_not_found', 'model'],
];

for (const [what, wrong, kind, code, param] of refusals) {
  test(`refused: ${what}`, { timeout: 20_000 }, async () => {
    await assert.rejects(client.audio.speech.create({ ...call, ...wrong }), error => {
      assert.ok(error instanceof kind, error.constructor.name);
      assert.deepEqual([error.code, error.param, error.type], [code, param, 'invalid_request_error']);
      assert.match(error.requestID, /^[0-9a-f-]{36}$/);
      return true;
    });
  });
}

test('refused: a key that is not ours, and none', { timeout: 20_000 }, async () => {
  for (const apiKey of ['sk-wrong', servers.local.apiKey.slice(0, -1) + '~']) {
    await assert.rejects(openaiAt(servers.local, { apiKey }).models.list(), error =>
      error instanceof OpenAI.AuthenticationError && error.code === 'invalid_api_key');
  }
});

test('refused: a model in the path, a path, a body, each in its class', { timeout: 20_000 }, async () => {
  await assert.rejects(client.models.retrieve('gpt-9'), OpenAI.NotFoundError);
  await assert.rejects(client.post('/audio/nothing', { body: {} }), OpenAI.NotFoundError);
  await assert.rejects(client.audio.speech.create({ ...call, instructions: 'x'.repeat(300_000) }), error =>
    error instanceof OpenAI.APIError && error.status === 413);
});

test('too many calls are a RateLimitError that says when', { timeout: 30_000 }, async () => {
  const many = openaiAt(servers.throttled);
  const answers = await Promise.allSettled(Array.from({ length: 30 }, () => many.audio.speech.create({ ...call, input: 'Hi.' }).then(bytesOf)));
  const refused = answers.filter(answer => answer.status === 'rejected').map(answer => answer.reason);
  assert.ok(refused.length > 0 && refused.length < 30, `${refused.length} of 30 refused`);
  for (const error of refused) {
    assert.ok(error instanceof OpenAI.RateLimitError, error.message);
    assert.deepEqual([error.code, error.type], ['rate_limit_exceeded', 'requests']);
    assert.ok(Number(error.headers.get('retry-after-ms')) > 0);
  }
});

test('a client that repeats what was refused gets through', { timeout: 30_000 }, async () => {
  const patient = openaiAt(servers.throttled, { maxRetries: 5 });
  const answers = await Promise.all(Array.from({ length: 12 }, () => patient.audio.speech.create({ ...call, input: 'Hi.' }).then(bytesOf)));
  assert.ok(answers.every(bytes => bytes.length > 0));
});
