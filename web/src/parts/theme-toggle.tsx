// Light or dark: the system's choice until somebody chooses here. public/theme.js applies the choice before the first paint.
import { useState } from 'react';
import { Icon } from './icon.tsx';

const KEY = 'switchboard.theme';

function current(): 'light' | 'dark' {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function ThemeToggle() {
  const [theme, setTheme] = useState(current);
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    document.documentElement.dataset.theme = other;
    setTheme(other);
    try {
      window.localStorage.setItem(KEY, other);
    } catch {
      // Storage may be blocked; the choice then lasts until the next load.
    }
  };
  return (
    <button type="button" className="icon-button" onClick={change} aria-label={`Use the ${other} theme`}>
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
