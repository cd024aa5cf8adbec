// Speech marks: one JSON object a line, in the order of their times, places in bytes of the UTF-8 that was sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
import { pollyAt, servers, transports } from '../harness/client.mjs';

async function marksOf(server, Text, members = {}, transport = 'https') {
  const client = pollyAt(server, { transport });
  const answer = await client.send(new SynthesizeSpeechCommand({
    OutputFormat: 'json', VoiceId: 'Joanna', Text, SpeechMarkTypes: ['sentence', 'word'], ...members,
  }));
  const body = await answer.AudioStream.transformToString();
  client.destroy();
  assert.equal(answer.ContentType, 'application/x-json-stream');
  assert.ok(body.endsWith('\n'), body);
  return { lines: body.trimEnd().split('\n'), marks: body.trimEnd().split('\n').map(line => JSON.parse(line)), answer };
}

const partOf = (text, { start, end }) => Buffer.from(text).subarray(start, end).toString();

for (const transport of transports) {
  test(`${transport}: sentences and words with their members in order`, { timeout: 20_000 }, async () => {
    const { lines, answer } = await marksOf(servers.local, 'Mary had a "little" lamb. It was small.', {}, transport);
    assert.deepEqual(lines.slice(0, 2), [
      '{"time":0,"type":"sentence","start":0,"end":25,"value":"Mary had a \\"little\\" lamb."}',
      '{"time":0,"type":"word","start":0,"end":4,"value":"Mary"}',
    ]);
    assert.equal(answer.RequestCharacters, 39);
  });
}

test('values are the text at their places, beyond ASCII and beyond the BMP', { timeout: 20_000 }, async () => {
  const text = 'Größe zählt. Ein 🌍 für alle! 日本 too.';
  const { marks } = await marksOf(servers.local, text);
  assert.ok(marks.filter(mark => mark.type === 'word').length >= 6);
  for (const mark of marks) assert.equal(mark.value, partOf(text, mark));
  const times = marks.map(mark => mark.time);
  assert.deepEqual(times, times.toSorted((a, b) => a - b));
});

test('marks of a document are told with their name and their tag', { timeout: 20_000 }, async () => {
  const text = '<speak>Héllo <mark name="here &amp; now"/>world.</speak>';
  const { marks } = await marksOf(servers.local, text, { TextType: 'ssml', SpeechMarkTypes: ['ssml', 'word'] });
  const here = marks.find(mark => mark.type === 'ssml');
  assert.equal(here.value, 'here & now');
  assert.equal(partOf(text, here), '<mark name="here &amp; now"/>');
  assert.equal(here.time, marks.find(mark => mark.value === 'world').time);
});

test('visemes have no places', { timeout: 20_000 }, async () => {
  const { marks } = await marksOf(servers.espeak, 'Peter thinks.', { SpeechMarkTypes: ['viseme'] });
  assert.ok(marks.length > 5);
  for (const mark of marks) {
    assert.deepEqual(Object.keys(mark), ['time', 'type', 'value']);
    assert.match(mark.value, /^(p|t|S|T|f|k|i|r|s|u|@|a|e|E|o|O|sil)$/);
  }
  assert.equal(marks[0].value, 'p');
});
