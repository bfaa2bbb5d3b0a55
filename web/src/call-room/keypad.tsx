// The keys of a telephone, for what callers key in rather than say.
import { useId, useState } from 'react';
import { Icon } from '../parts/icon.tsx';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const NAMES: Readonly<Record<string, string>> = { '*': 'Star: clear', '#': 'Hash: done' };

export function Keypad({ onKey, disabled }: { onKey: (key: string) => void; disabled: boolean }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="keypad-holder">
      <button
        type="button"
        className="button button-control"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        data-testid="keypad-toggle"
      >
        <Icon name="keys" />
        <span className="control-label">Keypad</span>
      </button>
      {open && (
        <div className="keypad" id={id} role="group" aria-label="Keypad">
          {KEYS.map((key) => (
            <button
              key={key}
              type="button"
              onClick={() => onKey(key)}
              disabled={disabled}
              aria-label={NAMES[key] ?? key}
              data-testid={`key-${key}`}
            >
              {key}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
