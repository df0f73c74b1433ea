import { compileMessage } from '@lingui/message-utils/compileMessage';

/** What Intl.PluralRules may choose in Russian. */
const FORMS = ['one', 'few', 'many', 'other'];
const TAG = /<\/?\w+\/?>/g;

/**
 * @typedef {{ placeholders?: Readonly<Record<string, readonly string[]>> | undefined, message?: string | undefined, context?: string | undefined, translation?: string | undefined, obsolete?: boolean | undefined }} Entry
 * @typedef {Readonly<Record<string, Entry>>} Entries by the identifier of the message
 * @typedef {{ values: Set<string>, tags: Set<string>, plurals: string[][] }} Parts
 */

/**
 * What is wrong with a catalogue, a line for each fault.
 *
 * @param {Entries} extracted what the sources say now
 * @param {Entries} catalogue
 * @returns {string[]}
 */
export function faultsOf(extracted, catalogue) {
  const missing = Object.keys(extracted).filter((id) => catalogue[id] === undefined || catalogue[id].obsolete === true);
  const obsolete = Object.keys(catalogue).filter((id) => extracted[id] === undefined);
  return [
    ...Object.values(extracted).filter(hasNestedMacro).map(({ message }) => `holds a macro within <Trans>; give its text a name before: ${message}`),
    ...missing.map((id) => `is not in the catalogue: ${extracted[id]?.message}`),
    ...obsolete.map((id) => `is in no source any more: ${catalogue[id]?.message}`),
    ...Object.keys(extracted).flatMap((id) => (catalogue[id] === undefined || catalogue[id].obsolete === true ? [] : faultsOfEntry(extracted[id]?.message ?? id, catalogue[id].translation ?? ''))),
  ];
}

/**
 * Texts that two catalogues translate differently: the page knows one translation of a text.
 *
 * @param {readonly Entries[]} catalogues
 * @returns {string[]}
 */
export function disagreements(catalogues) {
  /** @type {Map<string, Set<string>>} */
  const known = new Map();
  const texts = new Map(catalogues.flatMap((entries) => Object.entries(entries).map(([id, { message }]) => [id, message])));
  for (const [id, { translation = '' }] of catalogues.flatMap((entries) => Object.entries(entries))) {
    if (translation !== '') known.set(id, (known.get(id) ?? new Set()).add(translation));
  }
  return [...known].filter(([, translations]) => translations.size > 1).map(([id, translations]) => `is translated in two ways (${[...translations].join(' / ')}): ${texts.get(id)}. Choose one, or give the text a context.`);
}

/**
 * A macro within `<Trans>` is a value of its own, of which Lingui knows no source: it takes the whole file for it.
 * @param {Entry} entry
 */
function hasNestedMacro({ placeholders = {} }) {
  return Object.values(placeholders).flat().some((source) => /^import /.test(source));
}

/** @param {string} message @param {string} translation */
function faultsOfEntry(message, translation) {
  if (translation.trim() === '') return [`has no translation: ${message}`];
  let [wanted, given] = [emptyParts(), emptyParts()];
  try {
    wanted = partsOf(message);
    given = partsOf(translation);
  } catch (error) {
    return [`cannot be read (${error instanceof Error ? error.message.split('\n')[0] : ''}): ${translation}`];
  }
  return [
    ...differences('value', wanted.values, given.values).map((fault) => `${fault}: ${message}`),
    ...differences('tag', wanted.tags, given.tags).map((fault) => `${fault}: ${message}`),
    ...given.plurals.flatMap((forms) => FORMS.filter((form) => !forms.includes(form)).map((form) => `has no plural form "${form}": ${message}`)),
    ...(given.plurals.length < wanted.plurals.length ? [`has a plural in English alone: ${message}`] : []),
  ];
}

/**
 * @param {string} what
 * @param {Set<string>} wanted
 * @param {Set<string>} given
 */
function differences(what, wanted, given) {
  return [
    ...[...wanted].filter((part) => !given.has(part)).map((part) => `leaves out the ${what} ${part}`),
    ...[...given].filter((part) => !wanted.has(part)).map((part) => `has a ${what} ${part} that the English has not`),
  ];
}

/** @returns {Parts} */
const emptyParts = () => ({ values: new Set(), tags: new Set(), plurals: [] });

/**
 * Placeholders, tags and plurals of a message.
 *
 * @param {string} message
 * @returns {Parts}
 */
function partsOf(message) {
  const parts = emptyParts();
  /** @param {unknown} token */
  const read = (token) => {
    if (typeof token === 'string') {
      for (const [tag] of token.matchAll(TAG)) parts.tags.add(tag);
      return;
    }
    if (!Array.isArray(token)) return;
    const [name, kind, branches] = token;
    parts.values.add(String(name));
    if (typeof branches !== 'object' || branches === null) return;
    const named = Object.entries(branches).filter(([branch]) => branch !== 'offset');
    if (kind === 'plural') parts.plurals.push(named.map(([branch]) => branch));
    for (const [, tokens] of named) readAll(tokens);
  };
  /** @param {unknown} tokens */
  const readAll = (tokens) => (Array.isArray(tokens) ? tokens.forEach(read) : read(tokens));
  readAll(compileMessage(message));
  return parts;
}
