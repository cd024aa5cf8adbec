// Synthesis tasks: started, watched and fetched by the real SDK. With no object store configured a bucket is a folder.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  GetSpeechSynthesisTaskCommand, InvalidNextTokenException, InvalidS3BucketException, InvalidS3KeyException, InvalidSampleRateException,
  InvalidSnsTopicArnException, InvalidSsmlException, InvalidTaskIdException, LexiconNotFoundException, ListSpeechSynthesisTasksCommand,
  MarksNotSupportedForFormatException, SsmlMarksNotSupportedForTextTypeException, StartSpeechSynthesisTaskCommand,
  SynthesisTaskNotFoundException, TextLengthExceededException,
} from '@aws-sdk/client-polly';
import { pollyAt, servers, transports } from '../harness/client.mjs';

const limit = { timeout: 30_000 };
const clients = transports.map(transport => ({ transport, client: pollyAt(servers.local, { transport, maxAttempts: 1 }) }));
after(() => { for (const { client } of clients) client.destroy(); });

const members = (changes = {}) => ({ OutputFormat: 'pcm', OutputS3BucketName: 'my-bucket', Text: 'Hello from a task.', VoiceId: 'Joanna', ...changes });
const start = async (client, changes) => (await client.send(new StartSpeechSynthesisTaskCommand(members(changes)))).SynthesisTask;
const get = async (client, TaskId) => (await client.send(new GetSpeechSynthesisTaskCommand({ TaskId }))).SynthesisTask;

async function untilEnded(client, id) {
  let task;
  while (!['completed', 'failed'].includes((task = await get(client, id)).TaskStatus)) await new Promise(resolve => setTimeout(resolve, 20));
  return task;
}

for (const { transport, client } of clients) {
  test(`${transport}: a task completes, and its output is where it says`, limit, async () => {
    const SnsTopicArn = 'arn:aws:sns:us-east-1:123456789012:done';
    const started = await start(client, { Engine: 'standard', OutputS3KeyPrefix: 'books/one', SnsTopicArn, SampleRate: '8000', Text: 'Grüße aus 東京 🌍.' });
    assert.equal(started.TaskStatus, 'scheduled');
    assert.ok(Math.abs(Date.now() - started.CreationTime) < 60_000, String(started.CreationTime));
    assert.equal(started.RequestCharacters, [...'Grüße aus 東京 🌍.'].length);
    assert.equal(started.SnsTopicArn, SnsTopicArn);
    assert.equal(started.TextType, 'text');

    const ended = await untilEnded(client, started.TaskId);
    assert.equal(ended.TaskStatus, 'completed', ended.TaskStatusReason);
    assert.ok(ended.OutputUri.endsWith(`/stores/tasks/my-bucket/books/one.${ended.TaskId}.pcm`), ended.OutputUri);
    const audio = await readFile(fileURLToPath(ended.OutputUri));
    assert.ok(audio.length > 1_000 && audio.length % 2 === 0, `${audio.length} bytes`);
  });

  test(`${transport}: the list has pages, in the order of creation`, limit, async () => {
    const ids = [];
    for (let n = 0; n < 5; n++) ids.push((await start(client)).TaskId);
    for (const id of ids) await untilEnded(client, id);
    const found = [];
    let NextToken;
    do {
      const page = await client.send(new ListSpeechSynthesisTasksCommand({ MaxResults: 2, Status: 'completed', NextToken }));
      assert.ok(page.SynthesisTasks.length <= 2);
      found.push(...page.SynthesisTasks.map(task => task.TaskId));
      NextToken = page.NextToken;
    } while (NextToken);
    assert.deepEqual(found.filter(id => ids.includes(id)), ids);
    assert.deepEqual((await client.send(new ListSpeechSynthesisTasksCommand({ Status: 'failed' }))).SynthesisTasks, []);
  });
}

const refused = [
  [{ OutputS3BucketName: 'No_Bucket' }, InvalidS3BucketException],
  [{ OutputS3BucketName: '..' }, InvalidS3BucketException],
  [{ OutputS3KeyPrefix: 'no blanks' }, InvalidS3KeyException],
  [{ SnsTopicArn: 'arn:aws:sqs:us-east-1:123456789012:done' }, InvalidSnsTopicArnException],
  [{ SampleRate: '12345' }, InvalidSampleRateException],
  [{ TextType: 'ssml', Text: '<speak>' }, InvalidSsmlException],
  [{ Text: 'a'.repeat(200_001) }, TextLengthExceededException],
  [{ LexiconNames: ['never'] }, LexiconNotFoundException],
  [{ SpeechMarkTypes: ['word'] }, MarksNotSupportedForFormatException],
  [{ OutputFormat: 'json', SpeechMarkTypes: ['ssml'] }, SsmlMarksNotSupportedForTextTypeException],
];

for (const { transport, client } of clients) {
  for (const [changes, type] of refused) {
    test(`${transport}: ${JSON.stringify(changes).slice(0, 60)} is a ${type.name}`, limit, async () => {
      await assert.rejects(start(client, changes), error => {
        assert.ok(error instanceof type, String(error));
        assert.equal(error.$metadata.httpStatusCode, type === LexiconNotFoundException ? 404 : 400);
        return true;
      });
    });
  }

  test(`${transport}: a task that was never started is a SynthesisTaskNotFoundException with HTTP 400`, limit, async () => {
    await assert.rejects(get(client, 'never-started'), error => {
      assert.ok(error instanceof SynthesisTaskNotFoundException, String(error));
      assert.equal(error.$metadata.httpStatusCode, 400);
      return true;
    });
    await assert.rejects(get(client, 'no id'), InvalidTaskIdException);
    await assert.rejects(client.send(new ListSpeechSynthesisTasksCommand({ NextToken: 'nonsense' })), InvalidNextTokenException);
  });
}

test('speech marks are a task too', limit, async () => {
  const { client } = clients[0];
  const ended = await untilEnded(client, (await start(client, { OutputFormat: 'json', SpeechMarkTypes: ['word'], Text: 'One two three.' })).TaskId);
  assert.equal(ended.TaskStatus, 'completed', ended.TaskStatusReason);
  assert.ok(ended.OutputUri.endsWith(`${ended.TaskId}.marks`), ended.OutputUri);
  assert.deepEqual(ended.SpeechMarkTypes, ['word']);
  const lines = (await readFile(fileURLToPath(ended.OutputUri), 'utf8')).split('\n').filter(line => line.length > 0);
  assert.deepEqual(lines.map(line => JSON.parse(line)).map(({ type, value, start }) => [type, value, start]), [['word', 'One', 0], ['word', 'two', 4], ['word', 'three', 8]]);
});
