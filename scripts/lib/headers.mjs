import path from 'node:path';

/**
 * The workbench: no script from elsewhere, no request to elsewhere. 'wasm-unsafe-eval' compiles the model runtime; inline
 * styles are Mantine's theme variables. See docs/decisions/0002-own-static-server-and-csp.md.
 */
const WORKBENCH_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/**
 * The page that fetches, after consent: it may ask any host over https (and this machine over http), and nothing else.
 * See docs/decisions/0010-a-page-that-fetches.md.
 */
const FETCH_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  'connect-src https: http://localhost:* http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const FETCH_PAGE = /(?:^|\/)fetch\.html$/;

/** @param {string} urlPath path of a page, or of anything that it loads */
function policyOf(urlPath) {
  return FETCH_PAGE.test(urlPath) ? FETCH_POLICY : WORKBENCH_POLICY;
}

/**
 * A page's policy as it stands in the page itself, for hosts that send no headers. Who may frame a page can only be said
 * by a header.
 * @param {string} urlPath
 */
export function metaPolicyOf(urlPath) {
  return policyOf(urlPath).filter((directive) => !directive.startsWith('frame-ancestors')).join('; ');
}

/**
 * On every response, errors and worker scripts included: a worker takes its policy from its own response.
 * @param {string} urlPath
 */
export function securityHeadersOf(urlPath) {
  return {
    'Content-Security-Policy': policyOf(urlPath).join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

const MIME_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.jsonl', 'application/jsonl; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.webmanifest', 'application/manifest+json'],
  ['.wasm', 'application/wasm'],
  ['.delift', 'application/zip'],
  ['.zip', 'application/zip'],
  ['.gz', 'application/gzip'],
]);

/**
 * Binary kinds without a registered type (.onnx, .onnx_data_1, .npy, .parquet) are plain bytes.
 * @param {string} file
 */
export function contentTypeOf(file) {
  if (path.basename(file) === 'LICENSE') return 'text/plain; charset=utf-8';
  return MIME_TYPES.get(path.extname(file).toLowerCase()) ?? 'application/octet-stream';
}

/**
 * Only the bundler's files carry a hash of their content in the name; all others are asked for again.
 * @param {string} urlPath
 */
export function cacheControlOf(urlPath) {
  return /^\/assets\/.+-[\w-]{8}\.\w+$/.test(urlPath) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
