// The real SDK, pointed at one of the runner's servers by its endpoint alone.
import { PollyClient, StartSpeechSynthesisStreamCommand } from '@aws-sdk/client-polly';

/** Servers by name, as the runner started them. */
export const servers = JSON.parse(process.env.ANTIPHON_SERVERS ?? '{}');

/** The two ways to reach a server: TLS with ALPN, and HTTP/2 with prior knowledge on the same port. */
export const transports = ['https', 'http'];

export function pollyAt(server, { transport = 'https', credentials, ...config } = {}) {
  return new PollyClient({
    endpoint: `${transport}://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    credentials: credentials ?? { accessKeyId: server.accessKeyId, secretAccessKey: server.secretAccessKey },
    ...config,
  });
}

/** Opens a stream. Resolves, as send() does, with the first event of the answer. */
export async function openStream(client, words, parameters = {}, options = {}) {
  const command = new StartSpeechSynthesisStreamCommand({
    Engine: 'generative', VoiceId: 'Ruth', OutputFormat: 'pcm', ...parameters, ActionStream: words,
  });
  return (await client.send(command, options)).EventStream;
}

/**
 * Reads a stream to its end. An exception of the stream is returned, not thrown, with all that came before it.
 * `eachEvent` is awaited for every event: that is how a slow reader is made.
 */
export async function hear(client, words, { parameters, options, eachEvent = () => {} } = {}) {
  const heard = { chunks: [], closed: [], error: null };
  const unknown = [];
  try {
    for await (const event of await openStream(client, words, parameters, options)) {
      if (event.AudioEvent) heard.chunks.push(event.AudioEvent.AudioChunk);
      else if (event.StreamClosedEvent) heard.closed.push(event.StreamClosedEvent.RequestCharacters);
      else unknown.push(event);
      await eachEvent(event, heard);
    }
  } catch (error) {
    heard.error = error;
  }
  if (unknown.length > 0) throw new Error(`the SDK does not know ${JSON.stringify(unknown)}`);
  heard.audio = Buffer.concat(heard.chunks);
  return heard;
}

/** What /readyz counts: streams that are open now. */
export async function streamsAt(server) {
  const answer = await fetch(`https://127.0.0.1:${server.port}/readyz`);
  return (await answer.json()).streams;
}

/** Asks again until no stream is open; fails after the limit. */
export async function untilNoStreams(server, limit = 5_000) {
  const start = Date.now();
  let streams;
  while ((streams = await streamsAt(server)) !== 0) {
    if (Date.now() - start > limit) throw new Error(`${streams} streams are still open after ${limit} ms`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
