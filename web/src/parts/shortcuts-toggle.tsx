// Turns single keys off and on.
import { Icon } from './icon.tsx';
import { turnShortcuts, useShortcutsAreOn } from './shortcuts.ts';

export function ShortcutsToggle() {
  const on = useShortcutsAreOn();
  return (
    <button
      type="button"
      className="icon-button"
      aria-pressed={on}
      aria-label="Single-key shortcuts"
      title={on ? 'Single keys do something: turn that off' : 'Single keys do nothing: turn them on'}
      onClick={() => turnShortcuts(!on)}
      data-testid="shortcuts"
    >
      <Icon name={on ? 'keyboard' : 'keyboardOff'} />
    </button>
  );
}
