import type { Plugin } from 'vite';
import { metaPolicyOf } from '../lib/headers.mjs';

/**
 * Writes each page's content policy into the page itself, so that it also holds on a host that sends no headers. In the
 * build only: while developing, Vite puts scripts of its own into the page.
 */
export function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path }) => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicyOf(path) }, injectTo: 'head-prepend' }],
    },
  };
}
