import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../core/base/errors';
import { HUB, listingUrl, parseHub, parseHubModel } from '../core/remote/hub';
import { cachedModel, fetchHubModel, type CachedModel, type HubEvent } from '../runtime/node/hubCache';
import { printNote } from './output';
import { count } from './progressLine';

const PREFIX = 'hub:';

/** Whether a model is named on a hub: "hub:owner/name", "hub:owner/name@revision:q4". */
export function isHubName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** Where fetched models are kept: DELIFT_CACHE, or `delift` in the folder that the system has for such files. */
function cacheFolder({ env }: Pick<typeof process, 'env'> = process): string {
  return env['DELIFT_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.cache'), 'delift');
}

/**
 * A hub's model on this disk; what was fetched before is used without asking anybody.
 * @param allowed whether the person agreed to asking the hub.
 * @throws AppError 'fetch-not-agreed' when it would have to be fetched and nobody agreed; otherwise as fetchHubModel
 * @see docs/spec/remote.md NET2, NET8
 */
export async function hubModelOnDisk(name: string, allowed: boolean, signal?: AbortSignal): Promise<CachedModel> {
  const model = parseHubModel(name.slice(PREFIX.length));
  const hub = parseHub(process.env['DELIFT_HUB'] ?? HUB);
  const cache = cacheFolder();
  const known = await cachedModel(cache, hub, model);
  if (known !== null) return known;
  if (!allowed) {
    const what = `${listingUrl(hub, model)}, then ${model.variant === null ? 'its first graph that can be used' : model.variant} with its tokenizer`;
    throw new AppError('fetch-not-agreed', `${name} is not on this machine, and nothing was asked of the network. It would be fetched from ${new URL(hub).host}: ${what}; how large it is, that list tells. It would be kept in ${cache}. To agree, add --allow-download; to use files that you have, name their folder.`);
  }
  return fetchHubModel(cache, hub, model, { signal, emit: (event) => tell(event, new URL(hub).host) });
}

function tell(event: HubEvent, host: string): void {
  if (event.kind === 'file') {
    printNote(`  ${event.path}${event.sentBy === null ? '' : `, sent by ${event.sentBy}`}`);
    return;
  }
  const { listing, variant } = event;
  const size = variant.bytes === null ? 'of unknown size' : `${count(Math.ceil(variant.bytes / 1000))} KB`;
  printNote(`fetching ${listing.repo}, ${variant.id}, ${variant.files.length} files, ${size}, from ${host}; licence: ${listing.licence ?? 'not stated'}; revision ${listing.revision}`);
}
