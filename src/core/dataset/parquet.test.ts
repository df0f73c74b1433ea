import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { AppError } from '../base/errors';
import { fixtureBytes, importFixture } from './dataset.testkit';
import { importFile } from './importFile';
import { decimalText, isoDate, isoTime, isoTimestamp } from './parquetTimes';

describe('[C4] Parquet', () => {
  test.each(['none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4', 'v2'])('rows of several groups, %s', async (codec) => {
    const file = await importFixture(`parquet/rows.${codec}.parquet`);
    expect([file.container, file.encoding, file.form, file.rowsRead, file.kept]).toEqual(['parquet', 'binary', 'prompt-completion', 25, 25]);
    expect(file.examples[11]).toMatchObject({ label: 'r11', prompt: 'Question 11: ü 😀', response: 'Answer 11\nsecond line', line: 12 });
    expect(file.examples[11]!.raw).toBe('{"id": "r11", "prompt": "Question 11: ü 😀", "completion": "Answer 11\\nsecond line", "n": 9007199254741004}');
    expect(file.table).toMatchObject({ kind: 'parquet', columns: ['id', 'prompt', 'completion', 'n'], codec: codec === 'none' ? 'UNCOMPRESSED' : codec === 'v2' ? 'SNAPPY' : codec === 'lz4' ? 'LZ4_RAW' : codec.toUpperCase() });
  });

  test('lists of turns', async () => {
    const file = await importFixture('parquet/messages.parquet');
    expect([file.form, file.kept]).toEqual(['messages', 4]);
    expect(file.examples[1]!.raw).toBe('{"messages": [{"role": "user", "content": "Hi 1"}, {"role": "assistant", "content": "Ho 1"}], "meta": {"level": 1, "tags": ["a", null]}}');
  });
});

describe('[C5] values of Parquet', () => {
  test('every type comes out as pyarrow reads it, with all its digits', async () => {
    const expected = JSON.parse(new TextDecoder().decode(fixtureBytes('parquet/types.json'))) as string[];
    const file = await importFixture('parquet/types.parquet');
    // Two writings of one float: 1e+300 and 1e300, -0 and -0.0, 0.1 as float32.
    const same = (text: string): string => text.replaceAll('1e+300', '1e300').replaceAll('1e+300', '1e300').replace(/(-?\d+)\.0(?=[,\]}])/g, '$1');
    expect(file.examples.map(({ raw }) => same(raw))).toEqual(expected.map(same));
  });

  test('the schema stays known, so that rows can be written with the same types', async () => {
    const { table } = await importFixture('parquet/types.parquet');
    const schema = table?.kind === 'parquet' ? table.schema : [];
    expect(schema.find(({ name }) => name === 'decimal')).toMatchObject({ converted_type: 'DECIMAL', scale: 2, precision: 10 });
    expect(schema.find(({ name }) => name === 'ts_ns')).toMatchObject({ logical_type: { type: 'TIMESTAMP', unit: 'NANOS', isAdjustedToUTC: false } });
  });

  test('calendar and decimals', () => {
    expect([isoDate(0n), isoDate(-1n), isoDate(11_016n), isoDate(-719_529n), isoDate(2_932_897n)]).toEqual(['1970-01-01', '1969-12-31', '2000-02-29', '-000001-12-31', '+010000-01-01']);
    expect([isoTime(86_399_999n, 3), isoTimestamp(-1n, 6), isoTimestamp(0n, 9, false)]).toEqual(['23:59:59.999', '1969-12-31T23:59:59.999999Z', '1970-01-01T00:00:00.000000000']);
    expect([decimalText(5n, 2), decimalText(-1234n, 2), decimalText(7n, 0), decimalText(7n, -2)]).toEqual(['0.05', '-12.34', '7', '700']);
  });

  property.prop([fc.integer({ min: -60_000_000, max: 60_000_000 })])('days are those of the calendar of JavaScript', (day) => {
    const iso = new Date(day * 86_400_000).toISOString().slice(0, -'T00:00:00.000Z'.length);
    expect(isoDate(BigInt(day))).toBe(iso);
  });
});

describe('[I5] damaged Parquet files never crash, hang or fill the memory', () => {
  const seeds = ['rows.snappy.parquet', 'rows.v2.parquet', 'types.parquet', 'rows.zstd.parquet', 'messages.parquet', 'rows.gzip.parquet', 'rows.lz4.parquet'].map((name) => fixtureBytes(`parquet/${name}`));
  const expectTame = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    try {
      const file = await importFile(bytes, 'any.parquet');
      expect(file.rowsRead).toBe(file.kept + file.problems.length);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(AppError);
    }
  };
  property.prop([fc.constantFrom(...seeds), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 })], { numRuns: 300, seed: 7 })('a few bytes replaced', async (seed, at, patch) => {
    const copy = seed.slice();
    copy.set(patch.subarray(0, Math.min(patch.length, copy.length - 4 - (at % (copy.length - 8)))), 4 + (at % (copy.length - 8)));
    await expectTame(copy);
  });
  property.prop([fc.constantFrom(...seeds), fc.nat(), fc.nat()], { numRuns: 100, seed: 7 })('cut off, or a piece taken out', async (seed, at, length) => {
    const from = at % seed.length;
    await expectTame(new Uint8Array([...seed.subarray(0, from), ...seed.subarray(from + (length % 64) + 1)]));
  });
  property.prop([fc.uint8Array({ maxLength: 300 })], { numRuns: 200, seed: 7 })('any bytes between the marks', async (bytes) => {
    const marks = new TextEncoder().encode('PAR1');
    await expectTame(new Uint8Array([...marks, ...bytes, bytes.length & 255, 0, 0, 0, ...marks]));
  });
});
