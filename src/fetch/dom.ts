export type Child = Node | string;

/** An element with its attributes (true: present, false: absent) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string | boolean>> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

export function button(text: string, kind: 'filled' | 'plain', press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `button ${kind}` }, text);
  made.addEventListener('click', press);
  return made;
}

/** A field with its label above and a line of help below. `fieldClass` is for its size. */
export function field(label: string, input: HTMLInputElement | HTMLTextAreaElement, help: string): HTMLElement {
  const helpId = `${input.id}-help`;
  input.setAttribute('aria-describedby', helpId);
  return element('div', { class: 'field' }, element('label', { for: input.id }, label), input, element('p', { class: 'help', id: helpId }, help));
}

/** What happened, in the colour and with the role of a failure; takes the focus, as the person's own action failed. */
export function failure(title: string, text: string, ...actions: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'failure', role: 'alert', tabindex: '-1' }, element('h2', {}, title), element('p', {}, text), ...(actions.length === 0 ? [] : [element('div', { class: 'actions' }, ...actions)]));
}

/** Shows something and moves the focus to it. */
export function showIn(place: HTMLElement, ...children: readonly Child[]): void {
  place.replaceChildren(...children);
  place.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
}
