// Runs before the first paint, so that a chosen scheme does not flash the other one. A file of its own because
// the content security policy allows no inline script. The key is the one Mantine's provider writes.
let chosen = null;
try {
  chosen = localStorage.getItem('mantine-color-scheme-value');
} catch {
  // A browser may let a page keep nothing.
}
const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
