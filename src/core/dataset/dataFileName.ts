const DATA_NAME = /\.(?:jsonl|ndjson|json|csv|tsv|tab|psv|parquet)(?:\.(?:gz|zst))?$/i;

/**
 * May a file of a folder hold rows, by its name? Folders also have pictures, notes, and hidden files and folders.
 * @param path within the folder, with / or \ between its parts.
 */
export function isDataFileName(path: string): boolean {
  return DATA_NAME.test(path) && !path.split(/[\\/]/).some((part) => /^\.[^.]/.test(part));
}
