// Turns the browser's own speech recognition on and off for a call; meanwhile the room hears nothing.
import { useEffect, useState } from 'react';
import { hasBrowserEar, listenWithBrowser } from '../line/browser-ear.ts';
import type { CallSession } from '../session/call-session.ts';

export interface Ear {
  available: boolean;
  on: boolean;
  hearing: string | null;
  trouble: string | null;
  toggle: () => void;
}

export function useBrowserEar(session: CallSession): Ear {
  const [on, setOn] = useState(false);
  const [hearing, setHearing] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (!on) return undefined;
    void session.sound?.setMuted(true);
    return listenWithBrowser({
      hearing: setHearing,
      said: (text) => {
        if (session.isOn) session.say(text);
        else setOn(false);
      },
      stopped: (why) => {
        setTrouble(why);
        setOn(false);
      },
    });
  }, [on, session]);
  const toggle = () => {
    setTrouble(null);
    setOn(!on);
    if (on) void session.sound?.setMuted(false);
  };
  return { available: hasBrowserEar(), on, hearing, trouble, toggle };
}
