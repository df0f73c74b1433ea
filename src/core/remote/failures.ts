import { AppError } from '../base/errors';

/** What stays as it was, in every failure to fetch: nothing is handed over before all of it is here. */
const KEPT = 'Nothing was changed.';
const BY_HAND = 'Or download it with your browser and choose the file.';

/** An answer that is not the content. @param host its name, with the port. */
export function statusFailure(host: string, status: number): AppError {
  return new AppError('fetch-failed', `${statusWords(host, status)} ${KEPT} ${statusRepair(status)}`, { host, status });
}

function statusWords(host: string, status: number): string {
  if (status === 404 || status === 410) return `${host} has nothing at this address (${status}).`;
  if (status === 401 || status === 403) return `${host} does not give this to everyone (${status}): it is not there, or asks for a sign-in.`;
  if (status === 429) return `${host} was asked too often (429).`;
  if (status >= 500) return `${host} could not answer (${status}).`;
  return `${host} answered with status ${status}.`;
}

function statusRepair(status: number): string {
  if (status === 401 || status === 403) return 'No sign-in is ever sent from here. Check the address, or download it where you are signed in and choose the files.';
  if (status === 429 || status >= 500) return 'Try again in a while.';
  return 'Check the address.';
}

/** No answer that a page may read. Browsers do not say why. */
export function unreadableFailure(host: string, online: boolean, cause?: unknown): AppError {
  const words = online
    ? `No answer came from ${host}: it cannot be reached, or it does not allow pages of other origins to read this (CORS). The browser does not say which.`
    : `This machine is offline, so ${host} was not reached.`;
  return new AppError('fetch-failed', `${words} ${KEPT} ${online ? `Check the address. ${BY_HAND}` : 'Try again when it is online.'}`, { host, online }, { cause });
}

/** No answer, with the system's own word for why. */
export function unreachableFailure(host: string, why: string, cause?: unknown): AppError {
  return new AppError('fetch-failed', `${host} could not be reached (${why}). ${KEPT} Check the address and the connection, then try again.`, { host, why }, { cause });
}

/** The answer broke off. */
export function brokenFailure(host: string, bytesRead: number, cause?: unknown): AppError {
  return new AppError('fetch-failed', `The answer of ${host} broke off after ${bytesRead} bytes. ${KEPT} Try again.`, { host, bytesRead }, { cause });
}

export function webPageFailure(host: string): AppError {
  return new AppError('fetch-corrupt', `${host} sent a web page instead of a file. ${KEPT} Take the address of the file itself (on a hub: the "raw" or "download" link).`, { host });
}

/** @param mostBytes the limit. @param bytes what the host announced, or what had come. */
export function tooLargeFailure(host: string, bytes: number, mostBytes: number): AppError {
  const size = (value: number): string => `${Math.round(value / 1e6).toLocaleString('en')} MB`;
  return new AppError('fetch-too-large', `The file of ${host} is larger than the ${size(mostBytes)} that are read here (${size(bytes)} or more). ${KEPT} Split it and choose the parts.`, { host, bytes, mostBytes });
}

/** Not the file that the list named. */
export function otherContentFailure(host: string, path: string, why: string): AppError {
  return new AppError('fetch-corrupt', `${path} from ${host} is not the file that its list names: ${why}. It was thrown away. Try again; if it stays so, ask another hub.`, { host, path });
}
