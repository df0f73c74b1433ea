import { t } from '@lingui/core/macro';
import { element, type Child } from './dom';

/** Where the page's own origin comes into a sentence: an element takes its place. */
const ORIGIN = '\uFFFC';

/** What is asked for when the button is pressed, what the hosts learn by it, and what they do not. */
export function consentFacts(urls: readonly string[], hosts: readonly string[], passedOn: string): HTMLElement {
  const named = namesOf(hosts);
  const origin = ORIGIN;
  const [before = '', after = ''] = t`your IP address, the lines above, and what every browser says of itself: its name, your languages, and that ${origin} asks.`.split(ORIGIN);
  return element(
    'section',
    { class: 'facts', 'aria-label': t`What will be sent` },
    element('h2', {}, t`What will be sent`),
    fact(t`Asked`, urlList(urls)),
    fact(hosts.length === 1 ? t`${named} learns` : t`${named} learn`, before, element('code', {}, location.origin), after),
    fact(t`Not sent`, t`cookies, sign-ins, the page you came from, anything of your rows or projects.`),
    fact(t`Passed on`, passedOn),
  );
}

/** "example.org", "a.org and b.org", "a.org, b.org and c.org". */
export function namesOf(hosts: readonly string[]): string {
  return hosts.length < 2 ? (hosts[0] ?? '') : t`${hosts.slice(0, -1).join(', ')} and ${hosts.at(-1)!}`;
}

function urlList(urls: readonly string[]): HTMLElement {
  return element('ul', { class: 'urls' }, ...urls.map((url) => element('li', {}, element('code', {}, `GET ${url}`))));
}

function fact(term: string, ...what: readonly Child[]): HTMLElement {
  return element('div', { class: 'fact' }, element('h3', {}, term), element('div', {}, ...what));
}
