import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { isJsonObject, type JsonObject } from '../base/json';
import { said } from '../base/said';
import { download } from './download';
import { listingUrl, type HubModel } from './hub';
import type { ByteSink, RemoteFetch } from './types';

export interface HubFile {
  readonly path: string;
  /** Null: the list does not say. */
  readonly bytes: number | null;
  /** Null: the list does not say. Hubs tell it of large files. */
  readonly sha256: string | null;
}

/** What a hub says of one revision of a model. */
export interface HubListing {
  readonly repo: string;
  /** What its files are asked by: the commit, so that all of them are of one state; where the list names none, what was asked. */
  readonly revision: string;
  /** Null: not stated. */
  readonly licence: string | null;
  readonly files: readonly HubFile[];
}

const MOST_LISTING_BYTES = 20_000_000;

/**
 * Asks the hub what a model holds.
 * @throws AppError 'fetch-failed' | 'fetch-corrupt' | 'fetch-too-large' | 'cancelled'
 * @see docs/spec/remote.md NET6, NET7
 */
export async function askListing(fetch: RemoteFetch, hub: string, model: HubModel, { signal }: JobOptions<never> = {}): Promise<HubListing> {
  const chunks: Uint8Array[] = [];
  const sink: ByteSink = { write: (chunk) => void chunks.push(chunk), sha256: () => Promise.reject(new AppError('internal', said`A list has no known hash.`)) };
  await download(fetch, { url: listingUrl(hub, model), mostBytes: MOST_LISTING_BYTES }, sink, { signal });
  const decoder = new TextDecoder();
  const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  return readListing(text, model, new URL(hub).host);
}

/** The hub's answer as facts; what is not understood of it is left out. @throws AppError 'fetch-corrupt' */
export function readListing(text: string, { repo, revision }: HubModel, host: string): HubListing {
  const value = parsed(text);
  const siblings = isJsonObject(value) ? value['siblings'] : null;
  if (!isJsonObject(value) || !Array.isArray(siblings)) {
    throw new AppError('fetch-corrupt', said`${host} did not answer with a list of the files of ${repo}. Nothing was changed. Check the hub's address.`, { host, repo });
  }
  const commit = value['sha'];
  return {
    repo,
    revision: typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit) ? commit : revision,
    licence: licenceOf(value),
    files: siblings.flatMap((entry: unknown) => (isJsonObject(entry) ? fileOf(entry) : [])),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // told as "not a list"
  }
}

function fileOf(entry: JsonObject): HubFile[] {
  const path = entry['rfilename'];
  const { lfs, size } = entry;
  if (typeof path !== 'string' || !isInside(path)) return [];
  const stored = isJsonObject(lfs) ? lfs : {};
  const bytes = [stored['size'], size].find((value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
  const hash = stored['sha256'];
  return [{ path, bytes: typeof bytes === 'number' ? bytes : null, sha256: typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : null }];
}

/** A hub is not trusted with paths: they may become names on a disk. */
function isInside(path: string): boolean {
  return path.split('/').every((part) => /^[\w][\w. +-]*$/.test(part));
}

/** On the model's card, or among its tags. */
function licenceOf(value: JsonObject): string | null {
  const { cardData: card, tags } = value;
  const stated = isJsonObject(card) ? (typeof card['license_name'] === 'string' ? card['license_name'] : card['license']) : null;
  if (typeof stated === 'string' && stated !== '') return stated;
  const tag = Array.isArray(tags) ? (tags as readonly unknown[]).find((each) => typeof each === 'string' && each.startsWith('license:')) : undefined;
  return typeof tag === 'string' ? tag.slice('license:'.length) : null;
}
