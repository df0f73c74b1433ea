/**
 * A text for people that is in none of the macros of Lingui would stay English in every language. By their form these are texts:
 * letters between tags; letters in an attribute or a property that is shown; elsewhere, strings of several words or of one that
 * begins with a capital.
 */

/** Attributes and properties whose value is read by people, even a single small word. */
const SHOWN = new Set(['label', 'title', 'text', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'placeholder', 'description', 'error', 'kept', 'todo', 'note', 'hint', 'does', 'nothingFoundMessage']);
/** Attributes whose words are for the browser. */
const FOR_BROWSER = new Set(['className', 'style', 'd', 'transform', 'viewBox', 'id', 'key', 'href', 'to', 'path', 'preserveAspectRatio', 'sizes', 'rel', 'lang', 'aria-labelledby', 'aria-describedby', 'aria-controls']);
/** Elements that hold what stands on keys, code and rows' own words. */
const NOT_PROSE = new Set(['Kbd', 'code', 'Code']);
const MACROS = new Set(['t', 'msg', 'plural', 'select', 'selectOrdinal', 'defineMessage', 'said', 'counted', 'agreeing']);
const MACRO_ELEMENTS = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);
/** What these are told is for programs. */
const NOT_SHOWN_BY = /^(?:(?!App)\w*Error|querySelector(?:All)?|closest|matches|getPropertyValue|matchMedia|useMediaQuery|addEventListener)$/;
/** The same in every language. */
const NAMES = new Set(['DELIFT', 'Workbench', 'GET', 'FL', 'FLMI', 'FLCG', 'WebGPU', 'WASM', 'JSON', 'JSONL', 'CSV', 'PNG', 'SVG', 'GGUF', 'ONNX', 'Parquet', 'Ctrl', 'Shift', 'Alt', 'Enter', 'Escape', 'Esc', 'Home', 'End', 'Tab', 'Inter', 'SmolLM2', 'MiniLM', 'English']);

const WORD = /\p{L}{2,}/gu;
const SEVERAL_WORDS = /\p{L}{2,}[.,:;!?…]?\s+[\p{L}\d“(]|[\p{L}\d)”.,:;]\s+\p{L}{2,}/u;
const SENTENCE_WORD = /^\p{Lu}\p{Ll}+[.!?…]?$/u;
const CSS_VALUE = /^\(?(?:minmax|calc|translate|rotate|scale|rgb|hsl|oklch|var|repeat|color-mix|linear-gradient|min-width|max-width|min-height|max-height|prefers-|forced-|\d+px)/;

const JSON_EXAMPLE = /^\s*[[{]\s*["'{]/;
const MARKUP = /^\s*</;
const PYTHON = /^(?:from|import) [\w.]+|^\w+ = \w+\(|^ +\w+: \w+$/;
const SELECTOR = /\[[\w-]+(?:[\^$*~|]?="[^"]*")?\]/;

/** @param {string} text */
const onlyNames = (text) => JSON_EXAMPLE.test(text) || SELECTOR.test(text) || (text.match(WORD) ?? []).every((word) => NAMES.has(word));
/** @param {string} text */
const isProse = (text) => !onlyNames(text) && !CSS_VALUE.test(text) && (SEVERAL_WORDS.test(text) || SENTENCE_WORD.test(text.trim()));

/**
 * Core holds many words that are no texts, such as names of fields and operators, markup and lines of code: there, three words at least.
 * @param {string} text
 */
const isSentence = (text) => !MARKUP.test(text) && !PYTHON.test(text) && isProse(text) && (text.match(WORD) ?? []).length > 2;

/** @param {any} node @returns {string} */
const nameOf = (node) => node?.name?.name ?? node?.name ?? node?.property?.name ?? node?.value ?? '';

/**
 * Whether a node is taken by a macro, or can be no text of the page.
 * @param {any} node
 */
function isElsewhere(node) {
  for (let [child, parent] = [node, node.parent]; parent !== null && parent !== undefined; [child, parent] = [parent, parent.parent]) {
    if (parent.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(parent.type)) return true;
    switch (parent.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (parent.source === child) return true;
        break;
      case 'ImportExpression':
        return true;
      case 'TaggedTemplateExpression':
        if (MACROS.has(nameOf(parent.tag))) return true;
        break;
      case 'CallExpression':
      case 'NewExpression': {
        const name = nameOf(parent.callee);
        if (child !== parent.callee && (MACROS.has(name) || NOT_SHOWN_BY.test(name))) return true;
        break;
      }
      case 'JSXElement':
        if (MACRO_ELEMENTS.has(nameOf(parent.openingElement)) || NOT_PROSE.has(nameOf(parent.openingElement))) return true;
        break;
      case 'JSXOpeningElement':
        if (MACRO_ELEMENTS.has(nameOf(parent))) return true;
        break;
      case 'JSXAttribute':
        if (FOR_BROWSER.has(nameOf(parent)) || nameOf(parent).startsWith('data-')) return true;
        break;
      case 'Property':
        if ((parent.key === child && !parent.computed) || nameOf(parent.key) === 'class') return true;
        break;
      case 'BinaryExpression':
        if (/^(?:[!=]==?|in|[<>]=?)$/.test(parent.operator)) return true;
        break;
      case 'SwitchCase':
        if (parent.test === child) return true;
        break;
      case 'MemberExpression':
        if (parent.property === child) return true;
        break;
      case 'ExpressionStatement':
        if (parent.directive !== undefined) return true;
        break;
    }
  }
  return false;
}

/**
 * The name of the attribute or property that has this value, also through `? :` and `??`.
 * @param {any} node
 */
function placeOf(node) {
  let at = node;
  while (/^(?:ConditionalExpression|LogicalExpression|JSXExpressionContainer|TSAsExpression)$/.test(at.parent?.type ?? '')) at = at.parent;
  const { parent } = at;
  return parent?.type === 'JSXAttribute' || (parent?.type === 'Property' && parent.value === at) ? nameOf(parent.type === 'Property' ? parent.key : parent) : '';
}

/**
 * Is this text what an AppError says?
 * @param {any} node
 */
function isThrown(node) {
  for (let at = node.parent; at !== null && at !== undefined; at = at.parent) {
    if (at.type === 'NewExpression') return nameOf(at.callee) === 'AppError';
    if (!/^(?:ConditionalExpression|LogicalExpression|TemplateLiteral)$/.test(at.type)) return false;
  }
  return false;
}

/** @type {import('eslint').Rule.RuleModule} */
const noRawText = {
  meta: { type: 'problem', schema: [{ enum: ['page', 'core'] }], messages: { raw: 'The text “{{text}}” would stay English in every language: t`…`, plural(…) or <Trans>…</Trans>, in core said`…` (docs/contributing.md, Texts and languages).' } },
  create(context) {
    const inCore = context.options[0] === 'core';
    /** @param {any} node @param {string} text @param {boolean} is */
    const check = (node, text, is) => {
      if (is && !isElsewhere(node)) context.report({ node, messageId: 'raw', data: { text: text.trim().replaceAll(/\s+/g, ' ').slice(0, 60) } });
    };
    /** @param {any} node @param {string} text */
    const checkString = (node, text) => {
      if (inCore && !isThrown(node)) check(node, text, isSentence(text));
      else check(node, text, isProse(text) || (SHOWN.has(placeOf(node)) && !onlyNames(text)));
    };
    return {
      JSXText: (/** @type {any} */ node) => check(node, node.value, !onlyNames(node.value)),
      Literal: (node) => {
        if (typeof node.value === 'string') checkString(node, node.value);
      },
      TemplateLiteral: (node) => {
        const quasis = node.quasis.map(({ value }) => value.cooked ?? '');
        // A value stands for a digit: "0 rows" is a text, "0 0" is none.
        if (!onlyNames(quasis.join(' '))) checkString(node, quasis.join('0'));
      },
    };
  },
};

/**
 * @param {readonly string[]} folders those whose texts have been put into macros, or marked by `said`
 * @param {'page' | 'core'} where
 * @param {readonly string[]} files those whose texts are for programs, or go into files, which are English
 */
export function textsConfig(folders, where = 'page', files = []) {
  return {
    files: folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    ignores: ['**/*.test.*', '**/*.testkit.*', '**/*.d.ts', ...files],
    plugins: { texts: { rules: { 'no-raw-text': noRawText } } },
    rules: { 'texts/no-raw-text': ['error', where] },
  };
}
