// Lexicons, stored and read back by the real SDK.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  DeleteLexiconCommand, GetLexiconCommand, InvalidLexiconException, InvalidNextTokenException, LexiconNotFoundException,
  LexiconSizeExceededException, ListLexiconsCommand, MaxLexemeLengthExceededException, PutLexiconCommand,
  UnsupportedPlsAlphabetException, UnsupportedPlsLanguageException,
} from '@aws-sdk/client-polly';
import { pollyAt, servers, transports } from '../harness/client.mjs';

const limit = { timeout: 20_000 };
const clients = transports.map(transport => ({ transport, client: pollyAt(servers.local, { transport, maxAttempts: 1 }) }));
after(() => { for (const { client } of clients) client.destroy(); });

const pls = ({ alias = 'World Wide Web Consortium', language = 'en-US', alphabet = 'ipa' } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="${alphabet}" xml:lang="${language}">
  <lexeme><grapheme>W3C</grapheme><alias>${alias}</alias></lexeme>
</lexicon>`;

for (const { transport, client } of clients) {
  test(`${transport}: a lexicon is stored, read, listed, replaced and removed`, limit, async () => {
    const Name = `w3c${transport}`;
    const Content = pls({ alias: 'Consortium für 東京 🌍' });
    await client.send(new PutLexiconCommand({ Name, Content }));

    const found = await client.send(new GetLexiconCommand({ Name }));
    assert.deepEqual(found.Lexicon, { Name, Content });
    const { LexiconArn, LastModified, ...attributes } = found.LexiconAttributes;
    assert.deepEqual(attributes, { Alphabet: 'ipa', LanguageCode: 'en-US', LexemesCount: 1, Size: [...Content].length });
    assert.match(LexiconArn, new RegExp(`^arn:aws:polly:us-east-1:\\d{12}:lexicon/${Name}$`));
    assert.ok(Math.abs(Date.now() - LastModified) < 60_000, String(LastModified));

    await client.send(new PutLexiconCommand({ Name, Content: pls({ language: 'en-GB' }) }));
    const { Lexicons, NextToken } = await client.send(new ListLexiconsCommand({}));
    assert.equal(NextToken, undefined);
    assert.equal(Lexicons.find(lexicon => lexicon.Name === Name).Attributes.LanguageCode, 'en-GB');

    await client.send(new DeleteLexiconCommand({ Name }));
    await assert.rejects(client.send(new GetLexiconCommand({ Name })), error => {
      assert.ok(error instanceof LexiconNotFoundException, String(error));
      assert.equal(error.$metadata.httpStatusCode, 404);
      assert.match(error.message, new RegExp(Name));
      return true;
    });
    await assert.rejects(client.send(new DeleteLexiconCommand({ Name })), LexiconNotFoundException);
  });
}

const refused = [
  { title: 'no XML', Content: 'no lexicon', type: InvalidLexiconException },
  { title: 'a DTD', Content: '<!DOCTYPE lexicon [<!ENTITY a "b">]><lexicon/>', type: InvalidLexiconException },
  { title: 'another alphabet', Content: pls({ alphabet: 'arpabet' }), type: UnsupportedPlsAlphabetException },
  { title: 'a language that no voice speaks', Content: pls({ language: 'tlh' }), type: UnsupportedPlsLanguageException },
  { title: 'an alias of 101 characters', Content: pls({ alias: 'a'.repeat(101) }), type: MaxLexemeLengthExceededException },
  { title: '40,001 characters', Content: pls().padEnd(40_001), type: LexiconSizeExceededException },
];

for (const { transport, client } of clients) {
  for (const { title, Content, type } of refused) {
    test(`${transport}: ${title} is a ${type.name}`, limit, async () => {
      await assert.rejects(client.send(new PutLexiconCommand({ Name: 'refused', Content })), error => {
        assert.ok(error instanceof type, String(error));
        assert.equal(error.$metadata.httpStatusCode, 400);
        assert.equal(error.$fault, 'client');
        return true;
      });
      await assert.rejects(client.send(new GetLexiconCommand({ Name: 'refused' })), LexiconNotFoundException);
    });
  }

  test(`${transport}: a name with a hyphen is a ValidationException`, limit, async () => {
    await assert.rejects(client.send(new PutLexiconCommand({ Name: 'no-good', Content: pls() })), { name: 'ValidationException' });
  });

  test(`${transport}: a page token that was never given out is an InvalidNextTokenException`, limit, async () => {
    await assert.rejects(client.send(new ListLexiconsCommand({ NextToken: 'nonsense' })), InvalidNextTokenException);
  });
}

test('the 101st lexicon is refused, one of the hundred may change', { timeout: 60_000 }, async () => {
  const client = clients[0].client;
  const names = Array.from({ length: 100 }, (_, n) => `many${n}`);
  for (const Name of names) await client.send(new PutLexiconCommand({ Name, Content: pls() }));
  const { Lexicons } = await client.send(new ListLexiconsCommand({}));
  assert.deepEqual(Lexicons.map(lexicon => lexicon.Name).sort(), names.toSorted());

  await assert.rejects(client.send(new PutLexiconCommand({ Name: 'onemore', Content: pls() })), { name: 'MaxLexiconsNumberExceededException' });
  await client.send(new PutLexiconCommand({ Name: 'many7', Content: pls({ language: 'en' }) }));
  for (const Name of names) await client.send(new DeleteLexiconCommand({ Name }));
});
