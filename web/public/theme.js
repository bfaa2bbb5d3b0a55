// Sets the chosen theme, and whether single keys do something, before the first paint; a file of its own, since inline
// scripts are not allowed by our pages.
try {
  const theme = localStorage.getItem('switchboard.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.shortcuts =
    localStorage.getItem('switchboard.shortcuts') === 'off' ? 'off' : 'on';
} catch {
  // Storage may be blocked; then the system's theme it is.
}
