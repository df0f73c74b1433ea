import { AppError } from '../base/errors';
import { said } from '../base/said';
import { parseAddress, placeOf } from './address';

/** The model hub that is asked unless a person names another one. The only place where its address stands. */
export const HUB = 'https://huggingface.co';

/** A model as a person names it. */
export interface HubModel {
  /** "owner/name". */
  readonly repo: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** Which of its graphs: a number format ("q4"), or a file's name. Null: the first that can be used. */
  readonly variant: string | null;
}

const NAME = /^[A-Za-z0-9][\w.-]{0,95}$/;
const REVISION = /^[A-Za-z0-9][\w./-]{0,199}$/;
const VARIANT = /^[\w.-]{1,200}$/;
const PATTERN = /^(?<owner>[^/@:]+)\/(?<name>[^/@:]+)(?:@(?<revision>[^:]+))?(?::(?<variant>.+))?$/;

/**
 * "owner/name", "owner/name@revision", "owner/name:q4", "owner/name@revision:q4"; or the address of the model's page.
 * @throws AppError 'address-invalid'
 * @see docs/spec/remote.md NET6
 */
export function parseHubModel(text: string): HubModel {
  const parts = PATTERN.exec(withoutPage(text.trim()))?.groups;
  const { owner = '', name = '', revision = 'main', variant = null } = (parts ?? {}) as Partial<Record<string, string>>;
  const fits = [owner, name].every((part) => NAME.test(part) && !part.includes('..')) && REVISION.test(revision) && !revision.includes('..') && (variant === null || VARIANT.test(variant));
  if (!fits) throw new AppError('address-invalid', said`"${text.trim().slice(0, 120)}" does not name a model. Write it as owner/name, with @revision and :format behind it if you like (owner/name@main:q4).`);
  return { repo: `${owner}/${name}`, revision, variant };
}

/** "https://hub/owner/name/tree/main/onnx" -> "owner/name@main". */
function withoutPage(text: string): string {
  const [, repo, revision] = /^https?:\/\/[^/]+\/([^/]+\/[^/?#]+)(?:\/(?:tree|blob)\/([^/?#]+))?/.exec(text) ?? [];
  if (repo === undefined) return text;
  return revision === undefined ? repo : `${repo}@${decodeURIComponent(revision)}`;
}

/** The hub's address as it was typed; without a slash at its end. @throws AppError 'address-invalid' */
export function parseHub(text: string): string {
  return placeOf(parseAddress(text).url).replace(/\/+$/, '');
}

/** Where the hub lists a model's files, with their sizes. */
export function listingUrl(hub: string, { repo, revision }: HubModel): string {
  return `${hub}/api/models/${repo}/revision/${encodeURIComponent(revision)}?blobs=true`;
}

/** Where one file of a revision is. */
export function hubFileUrl(hub: string, repo: string, revision: string, path: string): string {
  return `${hub}/${repo}/resolve/${encodeURIComponent(revision)}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** "name" of "owner/name": what the model is called here. */
export function modelNameOf(repo: string): string {
  return repo.split('/')[1] ?? repo;
}
