import type { FieldMapping } from '../dataset/types';
import type { ShapeReader } from './shape';
import type { Budget, CertificateRecord, Constraints, RankedRow, RowReference, SavedSubset, SelectionRecipe } from './types';

/** Reads a SelectionRecipe from outside. @throws as the reader says. */
export function readRecipe(read: ShapeReader, value: unknown, path: string): SelectionRecipe {
  const recipe = read.object(value, path);
  return {
    objective: read.text(recipe['objective'], `${path}.objective`),
    parameters: read.record(recipe['parameters'], `${path}.parameters`, read.number),
    transform: readAbsent(recipe['transform'], 'positive', (found) => read.word(found, `${path}.transform`, ['positive', 'minmax', 'centred', 'none'])),
    selfHelp: read.word(recipe['selfHelp'], `${path}.selfHelp`, ['exclude', 'keep']),
    budget: readBudget(read, recipe['budget'], `${path}.budget`),
    constraints: readConstraints(read, recipe['constraints'], `${path}.constraints`),
    optimizer: readAbsent(recipe['optimizer'], 'greedy', (found) => read.word(found, `${path}.optimizer`, ['greedy', 'stochastic', 'threshold', 'sieve'])),
    seed: read.nullable(recipe['seed'], `${path}.seed`, read.number),
    epsilon: readAbsent(recipe['epsilon'], null, (found) => read.nullable(found, `${path}.epsilon`, read.number)),
  };
}

/** A field that came later: files from before have what stands for it. */
function readAbsent<T>(value: unknown, before: T, read: (value: unknown) => T): T {
  return value === undefined ? before : read(value);
}

/** Reads a ranking from outside: hashes and gains. @throws as the reader says. */
export function readRanking(read: ShapeReader, value: unknown, path: string): RankedRow[] {
  return read.list(value, path, (entry, at) => {
    const pick = read.object(entry, at);
    return { hash: read.hash(pick['hash'], `${at}.hash`), gain: read.number(pick['gain'], `${at}.gain`) };
  });
}

/** Reads a certificate, or null, from outside. @throws as the reader says. */
export function readCertificate(read: ShapeReader, value: unknown, path: string): CertificateRecord | null {
  return read.nullable(value, path, (found, at) => {
    const record = read.object(found, at);
    return { dataDependent: read.number(record['dataDependent'], `${at}.dataDependent`), lagrangian: read.nullable(record['lagrangian'], `${at}.lagrangian`, read.number) };
  });
}

/** Reads a SavedSubset from outside. @throws as the reader says. */
export function readSavedSubset(read: ShapeReader, value: unknown, path: string): SavedSubset {
  const subset = read.object(value, path);
  return {
    name: read.text(subset['name'], `${path}.name`),
    created: read.text(subset['created'], `${path}.created`),
    recipe: readRecipe(read, subset['recipe'], `${path}.recipe`),
    ranking: readRanking(read, subset['ranking'], `${path}.ranking`),
    certificate: readCertificate(read, subset['certificate'], `${path}.certificate`),
  };
}

/** Reads a FieldMapping from outside. @throws as the reader says. */
export function readMapping(read: ShapeReader, value: unknown, path: string): FieldMapping {
  const mapping = read.object(value, path);
  const field = (name: keyof FieldMapping): string | null => read.nullable(mapping[name], `${path}.${name}`, read.text);
  return {
    instruction: field('instruction'),
    input: field('input'),
    response: field('response'),
    system: field('system'),
    turns: field('turns'),
    id: field('id'),
    source: field('source'),
    kind: field('kind'),
  };
}

function readBudget(read: ShapeReader, value: unknown, path: string): Budget {
  const budget = read.object(value, path);
  const kind = read.word(budget['kind'], `${path}.kind`, ['rows', 'share', 'tokens']);
  if (kind === 'rows') return { kind, rows: read.count(budget['rows'], `${path}.rows`) };
  if (kind === 'share') return { kind, percent: read.number(budget['percent'], `${path}.percent`) };
  return { kind, tokens: read.count(budget['tokens'], `${path}.tokens`) };
}

function readConstraints(read: ShapeReader, value: unknown, path: string): Constraints {
  const constraints = read.object(value, path);
  const reference = (entry: unknown, at: string): RowReference => {
    const row = read.object(entry, at);
    return { row: read.count(row['row'], `${at}.row`), hash: read.hash(row['hash'], `${at}.hash`) };
  };
  return {
    pins: read.list(constraints['pins'], `${path}.pins`, reference),
    bans: read.list(constraints['bans'], `${path}.bans`, reference),
    maxTokens: readAbsent(constraints['maxTokens'], null, (found) => read.nullable(found, `${path}.maxTokens`, read.count)),
    groupBy: read.nullable(constraints['groupBy'], `${path}.groupBy`, read.text),
    caps: read.record(constraints['caps'], `${path}.caps`, read.count),
    quotas: read.record(constraints['quotas'], `${path}.quotas`, read.count),
  };
}
