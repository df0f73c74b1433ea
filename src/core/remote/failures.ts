import { AppError } from '../base/errors';
import { said, told } from '../base/said';

/** What stays as it was, in every failure to fetch: nothing is handed over before all of it is here. */
const KEPT = said`Nothing was changed.`;

/** An answer that is not the content. @param host its name, with the port. */
export function statusFailure(host: string, status: number): AppError {
  return new AppError('fetch-failed', `${statusWords(host, status)} ${KEPT} ${statusRepair(status)}`, { host, status });
}

function statusWords(host: string, status: number): string {
  if (status === 404 || status === 410) return said`${host} has nothing at this address (${status}).`;
  if (status === 401 || status === 403) return said`${host} does not give this to everyone (${status}): it is not there, or asks for a sign-in.`;
  if (status === 429) return said`${host} was asked too often (429).`;
  if (status >= 500) return said`${host} could not answer (${status}).`;
  return said`${host} answered with status ${status}.`;
}

function statusRepair(status: number): string {
  if (status === 401 || status === 403) return said`No sign-in is ever sent from here. Check the address, or download it where you are signed in and choose the files.`;
  if (status === 429 || status >= 500) return said`Try again in a while.`;
  return said`Check the address.`;
}

/** No answer that a page may read. Browsers do not say why. */
export function unreadableFailure(host: string, online: boolean, cause?: unknown): AppError {
  const words = online
    ? said`No answer came from ${host}: it cannot be reached, or it does not allow pages of other origins to read this (CORS). The browser does not say which.`
    : said`This machine is offline, so ${host} was not reached.`;
  return new AppError('fetch-failed', `${words} ${KEPT} ${online ? said`Check the address. Or download it with your browser and choose the file.` : said`Try again when it is online.`}`, { host, online }, { cause });
}

/** No answer, with the system's own word for why. */
export function unreachableFailure(host: string, why: string, cause?: unknown): AppError {
  return new AppError('fetch-failed', said`${host} could not be reached (${why}). Nothing was changed. Check the address and the connection, then try again.`, { host, why }, { cause });
}

/** The answer broke off. */
export function brokenFailure(host: string, bytesRead: number, cause?: unknown): AppError {
  return new AppError('fetch-failed', said`The answer of ${host} broke off after ${bytesRead} bytes. Nothing was changed. Try again.`, { host, bytesRead }, { cause });
}

export function webPageFailure(host: string): AppError {
  return new AppError('fetch-corrupt', said`${host} sent a web page instead of a file. Nothing was changed. Take the address of the file itself (on a hub: the "raw" or "download" link).`, { host });
}

/** @param mostBytes the limit. @param bytes what the host announced, or what had come. */
export function tooLargeFailure(host: string, bytes: number, mostBytes: number): AppError {
  const size = (value: number): string => Math.round(value / 1e6).toLocaleString('en');
  return new AppError('fetch-too-large', said`The file of ${host} is larger than the ${size(mostBytes)} MB that are read here (${size(bytes)} MB or more). Nothing was changed. Split it and choose the parts.`, { host, bytes, mostBytes });
}

/** Not the file that the list named. */
export function otherContentFailure(host: string, path: string, why: string): AppError {
  return new AppError('fetch-corrupt', said`${path} from ${host} is not the file that its list names: ${told(why)}. It was thrown away. Try again; if it stays so, ask another hub.`, { host, path });
}
