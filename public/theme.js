// Runs before the first paint, so that a dark page does not flash white. A file of its own because the content
// security policy allows no inline script. The key and the attribute are Mantine's; data-theme is for our tokens.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is blocked for this page: the system's choice holds.
  }
  const forced = matchMedia('(forced-colors: active)').matches;
  const chosen = !forced && (stored === 'light' || stored === 'dark') ? stored : null;
  const scheme = chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  document.documentElement.setAttribute('data-theme', scheme);
})();
