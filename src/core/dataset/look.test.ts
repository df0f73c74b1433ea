import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random';
import { importText } from './dataset.testkit';
import { KEEP_ALL, leftOut } from './keepPolicy';
import { loadLanguages, scriptOf } from './languages';
import { lookAt, type LookedAt } from './look';
import { nearAcross, nearDuplicates } from './near';
import { findPersonal } from './personal';
import { jaccard, looseText, shingleSet } from './shingles';
import { suspicionsOf } from './suspicions';

const words = ['river', 'stone', 'garden', 'window', 'music', 'paper', 'winter', 'bridge', 'silver', 'market', 'engine', 'forest', 'island', 'letter', 'planet', 'school'];
function sentence(random: ReturnType<typeof seededRandom>, length: number): string[] {
  return Array.from({ length }, () => `${words[random.integer(words.length)]!}${random.integer(50)}`);
}
const similarity = (one: string, other: string): number => jaccard(shingleSet(looseText(one)), shingleSet(looseText(other)));

describe('[L1] near duplicates', () => {
  test('case, punctuation, width and spaces do not count; empty texts are like none', async () => {
    const groups = await nearDuplicates(['Hello, World! How are you?', 'something else entirely here', 'hello world   how are you', '', ' … ', 'Ｈｅｌｌｏ World — how are you?!']);
    expect(groups).toEqual([{ rows: [0, 2, 5], similarity: 1 }]);
  });

  test('every group of an oracle that compares all pairs is found', async () => {
    const random = seededRandom(3);
    const texts: string[] = [];
    for (let base = 0; base < 60; base++) {
      const one = sentence(random, 40);
      texts.push(one.join(' '));
      for (let copy = 0; copy < random.integer(4); copy++) texts.push(one.map((word) => (random.next() < 0.02 ? 'changed' : word)).join(' '));
    }
    const parents = texts.map((_, row) => row);
    const find = (row: number): number => (parents[row] === row ? row : find(parents[row]!));
    for (let one = 0; one < texts.length; one++) for (let other = 0; other < one; other++) if (similarity(texts[one]!, texts[other]!) >= 0.8) parents[find(one)] = find(other);
    const oracle = new Map<number, number[]>();
    texts.forEach((_, row) => oracle.set(find(row), [...(oracle.get(find(row)) ?? []), row]));
    const groups = await nearDuplicates(texts);
    expect(groups.map(({ rows }) => rows)).toEqual([...oracle.values()].filter((rows) => rows.length > 1).sort((a, b) => a[0]! - b[0]!));
  });

  property.prop([fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é', '漢'), maxLength: 30 }), { maxLength: 12 }), fc.double({ min: 0.3, max: 1, noNaN: true })])(
    '[L2] no row is in a group without a row as near as the threshold, and the seed decides',
    async (texts, threshold) => {
      const groups = await nearDuplicates(texts, { threshold, seed: 5 });
      for (const { rows, similarity: weakest } of groups) {
        expect(weakest).toBeGreaterThanOrEqual(threshold);
        for (const row of rows) expect(Math.max(...rows.filter((other) => other !== row).map((other) => similarity(texts[row]!, texts[other]!)))).toBeGreaterThanOrEqual(threshold);
      }
      expect(await nearDuplicates(texts, { threshold, seed: 5 })).toEqual(groups);
    },
  );

  test('[L3] thousands of rows that are all alike, and of none', async () => {
    const random = seededRandom(8);
    const alike = Array.from({ length: 4000 }, (_, row) => `${words.join(' ')} ${words.join(' ')} number ${row}`);
    expect((await nearDuplicates(alike)).map(({ rows }) => rows.length)).toEqual([4000]);
    expect(await nearDuplicates(Array.from({ length: 4000 }, () => sentence(random, 30).join(' ')))).toEqual([]);
  });

  test('[L4] across sets: the most similar pool row', async () => {
    const random = seededRandom(4);
    const [a, b] = [sentence(random, 40), sentence(random, 40)];
    const changed = a.map((word, at) => (at === 7 ? 'other' : word)).join(' ');
    const pairs = await nearAcross([b.join(' '), changed, a.join(' ')], ['nothing like it at all', a.join(' ').toUpperCase(), changed]);
    expect(pairs).toEqual([{ row: 1, poolRow: 2, similarity: 1 }, { row: 2, poolRow: 1, similarity: 1 }]);
  });

  test('thresholds outside (0, 1] are refused; a job can be cancelled', async () => {
    await expect(nearDuplicates(['a'], { threshold: 0 })).rejects.toMatchObject({ code: 'invalid-argument' });
    const stop = new AbortController();
    const running = nearDuplicates(Array.from({ length: 3000 }, (_, row) => `${words.join(' ')} ${row * row}`), {}, { signal: stop.signal, emit: () => stop.abort() });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('[L5] suspicious rows', () => {
  test.each([
    [' Say it. ', 'Say it.', ['answer-repeats-prompt']],
    ['Write code.', '```js\nconst a = 1;\n', ['answer-cut-off']],
    ['Explain.', `${'many words '.repeat(40)}. First. Second. Third. And then it goes on and on until the words just stop in the`, ['answer-cut-off']],
    ['Do it.', "I'm sorry, but I can't help with that.", ['refusal']],
    ['Do it.', 'As an AI language model, I have no body.', ['refusal']],
    ['Mach es.', 'Es tut mir leid, aber ich kann das nicht tun.', ['refusal']],
    ['做吧', '很抱歉，我无法回答这个问题。', ['refusal']],
    ['Write to {{name}}.', 'Dear friend.', ['placeholder']],
    ['Sign.', 'Yours, [Your Name]', ['placeholder']],
    ['Go on.', 'The same line stands here again.\n'.repeat(6), ['repeats-itself']],
    ['Ãœber die StraÃŸe', 'ja', ['garbled']],
    ['Sorry seems to be the hardest word. Who sang it?', 'Elton John. Sorry is a song.', []],
    ['Is 2 prime?', 'Yes', []],
    ['Price?', 'I cannot say it often enough: [1] and {x} are fine, TODOs too', []],
  ] as const)('%j', (prompt, response, expected) => {
    expect(suspicionsOf({ prompt, response })).toEqual(expected);
  });
});

describe('[L6] secrets and personal data', () => {
  const kinds = (text: string): string[] => findPersonal(text).map(({ kind, start, length }) => `${kind} ${text.slice(start, start + length)}`);
  test.each([
    ['write to jane.doe+x@mail.company.co.uk.', ['email jane.doe+x@mail.company.co.uk']],
    ['call +49 30 901820 or (212) 736-5000', ['phone +49 30 901820', 'phone (212) 736-5000']],
    ['card 4539 1488 0343 6467 please', ['card 4539 1488 0343 6467']],
    ['amex 371449635398431', ['card 371449635398431']],
    ['DE89 3704 0044 0532 0130 00', ['iban DE89 3704 0044 0532 0130 00']],
    ['ssn 219-09-9999', ['us-ssn 219-09-9999']],
    ['from 81.2.69.142', ['ip-address 81.2.69.142']],
    [`key ${'sk-' + 'Ab3dEf6hIj9kLm2nOp5qRs8t'}`, ['api-key sk-Ab3dEf6hIj9kLm2nOp5qRs8t']],
    [`aws ${'AKIA' + 'IOSFODNN7EXAMPLE'}`, ['api-key AKIAIOSFODNN7EXAMPLE']],
    ['-----BEGIN RSA PRIVATE KEY-----', ['private-key -----BEGIN RSA PRIVATE KEY-----']],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N', ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N']],
  ])('%j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test.each([
    'The cost was 300+200=$<<300+200=500>>500 and 1234567890 more',
    'pi is 3.14159265358979, e is 2.718281828459045',
    'ISBN 978-3-16-148410-0, version 1.2.3.4, mask 255.255.255.0',
    'user@example.com and logo@2x.png',
    'host 192.168.0.1, 10.0.0.1 and 127.0.0.1',
    '4539 1488 0343 6466 fails the check',
    '2024-02-29 12:30:45, 10000 - 2000 - 3000',
    '555-555-0123 and +1 212 555 0199',
    'DE00 3704 0044 0532 0130 00',
    'sk-aaaaaaaaaaaaaaaaaaaaaaaa',
    '0000 0000 0000 0000',
    'values = [4111, 2222, 3333, 4444, 5555]',
  ])('left alone: %j', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  test.each(['a@'.repeat(50_000), '1234 '.repeat(20_000), 'eyJ'.repeat(30_000), '+1'.repeat(40_000), 'A'.repeat(100_000), '-'.repeat(100_000)])('hostile texts stay linear', (text) => {
    expect(Array.isArray(findPersonal(text))).toBe(true);
  });
});

describe('[L7] scripts and languages', () => {
  test.each([['Hello', 'Latin'], ['Привет мир', 'Cyrillic'], ['これは漢字とかな', 'Japanese'], ['这是汉字', 'Han'], ['สวัสดี', 'Thai'], ['123 !', null], ['안녕', 'Hangul'], ['ᚠᚢᚦ', 'Other']])('%s is %s', (text, script) => {
    expect(scriptOf(text)).toBe(script);
  });

  test('languages, where they are clear', async () => {
    const tell = await loadLanguages();
    const texts = ['Janets Enten legen 16 Eier pro Tag. Sie isst drei jeden Morgen zum Frühstück.', 'The robe takes two bolts of blue fibre and half that much white fibre.', 'Un vestido necesita 2 rollos de tela azul y la mitad de esa cantidad de tela blanca.', 'ジャネットのアヒルは', '珍妮特的鸭子每天下蛋', 'Сколько стоит этот дом после ремонта и почему', '12 + 3 = 15', 'সে প্রতিদিন'];
    expect(texts.map(tell)).toEqual(['de', 'en', 'es', 'ja', 'zh', 'ru', null, 'bn']);
  });
});

describe('[L8] what is left out is a policy', () => {
  const row = (prompt: string, completion: string): string => JSON.stringify({ prompt, completion });
  const rows = [
    row('Write to {{name}} about the meeting on Monday morning, please.', 'Dear friend, we meet on Monday.'),
    row('Write to {{name}} about the meeting on Monday morning, please.', 'Dear friend, we meet on Monday.'),
    row('Where does the river begin, and how long is it in all?', 'It begins in the hills and is 90 km long.'),
    row('Where does the river begin, and how long is it in all?', 'It begins in the hills and is 90 km long.'),
    row('Where does the river begin and how long is it, in all?', 'It begins in the hills, and is 90 km long!'),
    row('Who?', 'jane@company.org'),
  ].join('\n');

  test('the report, and the rows each rule leaves out', async () => {
    const examples: readonly LookedAt[] = (await importText(rows)).examples;
    const { sets, overlaps } = await lookAt({ pool: examples, target: [examples[4]!], existing: [] }, { languages: false });
    expect(sets.pool).toMatchObject({ rows: 6, exact: [[0, 1], [2, 3]], near: [{ rows: [0, 1] }, { rows: [2, 3, 4], similarity: 1 }], suspicions: [{ row: 0, what: 'placeholder' }, { row: 1, what: 'placeholder' }], personal: [{ row: 5, part: 'response', kind: 'email', start: 0, length: 16 }] });
    expect(overlaps).toMatchObject([{ set: 'target', exact: [{ poolRows: [4], otherRows: [0] }], near: [] }]);
    const formatted = (policy: Partial<typeof KEEP_ALL>): string[] => leftOut(sets.pool, { ...KEEP_ALL, ...policy }).map(({ row: at, reason }) => `${at} ${reason}`);
    expect(formatted({})).toEqual([]);
    expect(formatted({ repeats: 'first-exact' })).toEqual(['1 repeats-exactly', '3 repeats-exactly']);
    expect(formatted({ repeats: 'first-near', personal: ['email'] })).toEqual(['1 repeats-exactly', '3 repeats-exactly', '4 repeats-nearly', '5 email']);
    expect(formatted({ repeats: 'first-exact', suspicions: ['placeholder'] })).toEqual(['0 placeholder', '1 placeholder', '3 repeats-exactly']);
  });
});
