import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { textsConfig } from './texts.mjs';

/** The texts that the rule reports in a file of a converted folder. */
function reported(code: string, file = 'src/app/Part.tsx', where: 'page' | 'core' = 'page'): string[] {
  const config = [{ files: ['**/*.tsx'], languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } } }, textsConfig(['src/app'], where)];
  return new Linter().verify(code, config as never, file).map(({ message }) => /“(.*)”/.exec(message)?.[1] ?? message);
}

describe('a text outside the macros is reported', () => {
  test.each([
    ['const a = <p>Saved</p>;', 'Saved'],
    ['const a = <p>{count} rows</p>;', 'rows'],
    ['const a = <IconCheck aria-label="chosen" />;', 'chosen'],
    ['const a = <Tooltip label={open ? "close" : other} />;', 'close'],
    ['const a = { does: "undo, redo" };', 'undo, redo'],
    ['const a = () => "Nothing is here";', 'Nothing is here'],
    ['const a = `${count} rows to choose from`;', '0 rows to choose from'],
    ['const a = { ready: "Ready" };', 'Ready'],
    ['throw new AppError("internal", "The engine stopped. Nothing was changed.");', 'The engine stopped. Nothing was changed.'],
    ['const a = <Trans>Saved <b>now</b></Trans>, b = <b>now</b>;', 'now'],
  ])('%s', (code, text) => {
    expect(reported(code)).toEqual([text]);
  });
});

describe('these are not', () => {
  test.each([
    'const a = <p><Trans>Saved <b>now</b></Trans></p>;',
    'const a = t`Nothing is here`, b = msg`No rows`, c = t({ message: "Run the plan", context: "verb" });',
    'const a = t`${plural(rows, { one: "# row", other: "# rows" })} to choose from`;',
    'const a = <Plural value={rows} one="# row" other="# rows" />;',
    'import { b } from "Some Package"; type A = "Some text here";',
    'const a = <p className={`${classes.one} num wide`} style={{ border: "1px solid red" }} />;',
    'const a = kind === "Some kind" ? by["Some key"] : { "Some key": 1 };',
    'throw new AppError("internal", said`The engine stopped. Nothing was changed.`);',
    'throw new TypeError("The engine stopped.");',
    'const a = <path d="M6 1.6 11 10.4H1z" transform={`translate(${x} ${y})`} />;',
    'const a = <Textarea placeholder={\'{"prompt": "What is it?"}\'} />;',
    'const a = element("button", { type: "submit", class: "button filled" }), b = `GET ${url}`;',
    'const a = \'button, a, [role="menu"] *\';',
    'const a = <Kbd>Page Down</Kbd>, b = "WebGPU, WASM", c = <b>FLMI</b>;',
    'const a = element.querySelector("nav a b"), b = { width: "minmax(200px, 1fr)" };',
  ])('%s', (code) => {
    expect(reported(code)).toEqual([]);
  });
  test('a folder that is not converted, and its tests', () => {
    const code = 'const a = <p>Saved</p>;';
    expect(reported(code, 'src/other/Part.tsx')).toEqual([]);
    expect(reported(code, 'src/app/Part.test.tsx')).toEqual([]);
  });
});

describe('in core', () => {
  test.each([
    ['throw new AppError("no-rows", `${file} is empty.`);', '0 is empty.'],
    ['throw new AppError("no-rows", empty ? "No rows" : said`It holds no rows.`);', 'No rows'],
    ['const says = "has no field with an answer";', 'has no field with an answer'],
    ['const note = `${rows} rows were left out`;', '0 rows were left out'],
  ])('%s', (code, text) => {
    expect(reported(code, 'src/app/part.tsx', 'core')).toEqual([text]);
  });
  test.each([
    'throw new AppError("no-rows", said`${file} holds no rows. Nothing was read.`);',
    'const says = said`has no field with an answer`, why = said`it is ${counted(rows, "row too long", "rows too long")} for it`;',
    'const field = "column 1", node = build("Gather"), html = `<p class="lead">${text}</p>`;',
    'const line = `from datasets import load_dataset`, dtype = `{\'descr\': \'<f4\', \'fortran_order\': True}`;',
  ])('%s is none', (code) => {
    expect(reported(code, 'src/app/part.tsx', 'core')).toEqual([]);
  });
});
