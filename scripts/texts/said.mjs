import { parseSync, traverse, types } from '@babel/core';
import babel from '@lingui/cli/api/extractors/babel';
import { SAID } from './areas.mjs';

/** The module is written for `require`. */
const macros = /** @type {import('@lingui/conf').ExtractorType} */ ('default' in babel ? babel.default : babel);

/** Functions whose value is a text, translated in its place. */
const TEXTS = new Set(['told']);
const NUMBER_WORDS = new Set(['counted', 'agreeing']);
const WORD = /\p{L}{2,}/u;
/** Identifiers of the texts in macros; in catalogues of the page, those of `said` must not look like them (texts/russian.ts). */
const GENERATED = /^[\w+/-]{6}$/;

/**
 * The texts that a source file marks by `said`, as messages of Lingui whose identifier is the English text itself:
 * {0} is a value as it is, {t0} one that is translated too, and a counted noun is a plural.
 *
 * @param {string} code
 * @param {string} filename
 * @returns {{ message: string, line: number }[]}
 * @throws when a text could not be told apart again into its words and values
 */
export function saidIn(code, filename) {
  const program = parseSync(code, { filename, babelrc: false, configFile: false, parserOpts: { plugins: filename.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] } });
  /** @type {{ message: string, line: number }[]} */
  const found = [];
  if (program !== null) {
    traverse(program, {
      TaggedTemplateExpression({ node }) {
        if (types.isIdentifier(node.tag, { name: 'said' })) found.push({ message: messageOf(node.quasi, filename), line: node.loc?.start.line ?? 1 });
      },
    });
  }
  return found;
}

/**
 * @param {import('@babel/core').types.TemplateLiteral} template
 * @param {string} filename
 */
function messageOf({ quasis, expressions, loc }, filename) {
  /** @param {string} why */
  const refuse = (why) => {
    throw new Error(`${filename}:${loc?.start.line}: in a text of said ${why}.`);
  };
  /** Values with the same source have one number. @type {string[]} */
  const sources = [];
  let message = '';
  quasis.forEach(({ value }, at) => {
    const words = value.cooked ?? '';
    if (/[{}]/.test(words) || (words.endsWith("'") && at < expressions.length)) refuse('braces, and a single quotation mark before a value, have another meaning');
    if (words === '' && at > 0 && at < expressions.length) refuse('two values stand side by side, with no words between them');
    message += words;
    const expression = expressions[at];
    if (expression !== undefined) message += placeOf(expression, sources, refuse);
  });
  if (GENERATED.test(message) && !SAID.folders.some((folder) => filename.includes(`${folder}/`))) refuse(`one word of six letters looks like an identifier that Lingui makes: ${message}`);
  return message;
}

/**
 * @param {import('@babel/core').types.Node} expression
 * @param {string[]} sources
 * @param {(why: string) => void} refuse
 */
function placeOf(expression, sources, refuse) {
  const call = types.isCallExpression(expression) && types.isIdentifier(expression.callee) ? expression.callee.name : '';
  const [count, ...forms] = types.isCallExpression(expression) ? expression.arguments : [];
  if (NUMBER_WORDS.has(call) && count !== undefined) {
    const [one, many] = forms.map((form) => (types.isStringLiteral(form) ? form.value : refuse(`${call} takes literals`)));
    const hash = call === 'counted' ? '# ' : '';
    return `{${numberOf(count, sources)}, plural, one {${hash}${one}} other {${hash}${many}}}`;
  }
  const made = isMadeHere(expression, refuse);
  return `{${made || TEXTS.has(call) ? 't' : ''}${numberOf(expression, sources)}}`;
}

/**
 * Is this value a text made in place: said`…`, or a choice of such?
 * @param {import('@babel/core').types.Node} node
 * @param {(why: string) => void} refuse
 * @returns {boolean}
 */
function isMadeHere(node, refuse) {
  if (types.isTaggedTemplateExpression(node)) return types.isIdentifier(node.tag, { name: 'said' });
  if (types.isConditionalExpression(node)) return [node.consequent, node.alternate].map((each) => isMadeHere(each, refuse)).includes(true);
  const words = types.isStringLiteral(node) ? node.value : types.isTemplateLiteral(node) ? node.quasis.map(({ value }) => value.cooked).join(' ') : '';
  if (/\s/.test(words.trim()) && WORD.test(words)) refuse(`the value “${words}” would stay English`);
  return false;
}

/**
 * @param {import('@babel/core').types.Node} node
 * @param {string[]} sources
 */
function numberOf(node, sources) {
  const source = JSON.stringify(node, (key, value) => (key === 'loc' || key === 'start' || key === 'end' || key === 'extra' ? undefined : value));
  const at = sources.indexOf(source);
  return at >= 0 ? at : sources.push(source) - 1;
}

/**
 * Texts in Lingui's macros, and those that core says.
 * @type {import('@lingui/conf').ExtractorType}
 */
export const extractor = {
  match: (filename) => macros.match(filename),
  async extract(filename, code, onMessageExtracted, context) {
    await macros.extract(filename, code, onMessageExtracted, context);
    if (!code.includes('said`')) return;
    for (const { message, line } of saidIn(code, filename)) onMessageExtracted({ id: message, message, origin: [filename, line] });
  },
};
