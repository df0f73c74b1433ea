import type { Fetched } from '../../../core/remote/handover';
import type { PickedModel } from '../../../store/services';

/** Chosen files as one model: named by their folder, or by the file that was chosen alone. Null without a file. */
export function pickedModel(files: readonly File[]): PickedModel | null {
  const [first] = files;
  if (first === undefined) return null;
  const pathOf = (file: File): string => (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath);
  const [top = ''] = pathOf(first).split('/');
  const inside = files.every((file) => pathOf(file).startsWith(`${top}/`));
  if (!inside) return { name: first.name, files: files.map((file) => ({ path: pathOf(file), file })) };
  return { name: top, files: files.map((file) => ({ path: pathOf(file).slice(top.length + 1), file })) };
}

/** A model that the page that fetches handed over. */
export function fetchedModel({ name, licence, files }: Extract<Fetched<Blob>, { kind: 'model' }>): PickedModel {
  return { name, ...(licence === null ? {} : { licence }), files: files.map((each) => ({ path: each.name, file: each.file })) };
}
