import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/base/errors';
import type { JobOptions } from '../../core/base/job';
import { isJsonObject } from '../../core/base/json';
import { download } from '../../core/remote/download';
import { hubFileUrl, modelNameOf, type HubModel } from '../../core/remote/hub';
import { askListing, type HubListing } from '../../core/remote/hubListing';
import { chooseVariant, variantsOf, type HubVariant } from '../../core/remote/hubVariants';
import { fileSink, nodeFetch } from './remoteFetch';

/** A model of a hub on this disk. */
export interface CachedModel {
  /** The folder of its files. */
  readonly path: string;
  /** As the hub stated it when it was fetched; null: not stated. */
  readonly licence: string | null;
}

interface CacheRecord {
  readonly format: 'delift-hub/1';
  readonly hub: string;
  readonly repo: string;
  readonly revision: string;
  readonly commit: string;
  readonly variant: string;
  readonly licence: string | null;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** What is asked for before it comes, and how far it is. */
export type HubEvent =
  | { readonly kind: 'chosen'; readonly listing: HubListing; readonly variant: HubVariant }
  | { readonly kind: 'file'; readonly path: string; readonly sentBy: string | null };

const RECORD = 'hub.json';
const MOST_FILE_BYTES = 40_000_000_000;

/** Where a model is kept: by hub, name, revision and format, as they were asked for. */
function placeOf(cache: string, hub: string, { repo, revision, variant }: HubModel): string {
  const plain = (text: string): string => text.replace(/[^\w.-]+/g, '--');
  return join(cache, 'hub', plain(hub.replace(/^https?:\/\//, '')), plain(repo), plain(`${revision}${variant === null ? '' : `+${variant}`}`));
}

/**
 * A model that was fetched before, or null. It counts only when each file has its size; nothing is asked of anybody.
 * @see docs/spec/remote.md NET8
 */
export async function cachedModel(cache: string, hub: string, model: HubModel): Promise<CachedModel | null> {
  const place = placeOf(cache, hub, model);
  const text = await readFile(join(place, RECORD), 'utf8').catch(() => null); // never fetched
  const record = text === null ? null : readRecord(text);
  if (record === null) return null;
  const path = join(place, modelNameOf(model.repo));
  for (const file of record.files) {
    const found = await stat(join(path, file.path)).catch(() => null); // taken away since
    if (found?.size !== file.bytes) return null;
  }
  return { path, licence: record.licence };
}

function readRecord(text: string): CacheRecord | null {
  try {
    const value = JSON.parse(text) as unknown;
    return isJsonObject(value) && value['format'] === 'delift-hub/1' && Array.isArray(value['files']) ? (value as unknown as CacheRecord) : null;
  } catch {
    return null; // not of this program: fetched anew
  }
}

/**
 * Asks the hub for a model and keeps it. All of it lies in a folder of its own until each file is there and checked; then
 * the folder gets its name in one step.
 * @throws AppError 'model-not-found' | 'fetch-failed' | 'fetch-corrupt' | 'fetch-too-large' | 'storage-failed' | 'cancelled'
 * @see docs/spec/remote.md NET7, NET8
 */
export async function fetchHubModel(cache: string, hub: string, model: HubModel, { signal, emit }: JobOptions<HubEvent> = {}): Promise<CachedModel> {
  const listing = await askListing(nodeFetch, hub, model, { signal });
  const variant = chooseVariant(variantsOf(listing), model.variant, model.repo);
  emit?.({ kind: 'chosen', listing, variant });
  const place = placeOf(cache, hub, model);
  const part = `${place}.${process.pid}.part`;
  try {
    await onDisk(place, () => removeLeftovers(place).then(() => mkdir(part, { recursive: true })));
    const files: { path: string; bytes: number }[] = [];
    for (const { path, ...expected } of variant.files) {
      const target = join(part, modelNameOf(model.repo), path);
      await onDisk(place, () => mkdir(dirname(target), { recursive: true }));
      const sink = await onDisk(place, () => fileSink(target));
      const url = hubFileUrl(hub, listing.repo, listing.revision, path);
      const done = await download(nodeFetch, { url, mostBytes: MOST_FILE_BYTES, expected: { path, ...expected } }, sink, { signal }).finally(() => sink.close());
      files.push({ path, bytes: done.bytes });
      emit?.({ kind: 'file', path, sentBy: done.sentBy });
    }
    const { repo, revision } = model;
    const record: CacheRecord = { format: 'delift-hub/1', hub, repo, revision, commit: listing.revision, variant: variant.id, licence: listing.licence, files };
    await onDisk(place, async () => {
      await writeFile(join(part, RECORD), JSON.stringify(record, null, 2));
      await rm(place, { recursive: true, force: true });
      await rename(part, place);
    });
    return { path: join(place, modelNameOf(repo)), licence: listing.licence };
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** Folders of fetches that were killed. Those of a process that runs are left alone. */
async function removeLeftovers(place: string): Promise<void> {
  const folder = dirname(place);
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(/\.(\d+)\.part$/.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isRunning(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as { code?: string }).code === 'EPERM'; // another user's
  }
}

async function onDisk<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError('storage-failed', `The model could not be kept at ${place}. Nothing of it is left there. Make room, or set DELIFT_CACHE to another folder.`, { place }, { cause });
  }
}
