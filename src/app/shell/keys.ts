/** Whether typing belongs to this element: then letters are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  const NOT_TEXT = ['checkbox', 'radio', 'range', 'button', 'submit', 'file', 'color'];
  return target instanceof HTMLInputElement && !NOT_TEXT.includes(target.type);
}

/** One letter, digit or sign by itself; in a menu it finds an entry, so there it is none. */
export function isLetterKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === ' ') return false;
  return !(event.target instanceof HTMLElement && event.target.closest('[role="menu"], [role="listbox"]') !== null);
}
