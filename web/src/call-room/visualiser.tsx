// The agents' voice, drawn: bars from the sound where there is sound, a lamp that breathes where words are typed.
import { useEffect, useRef } from 'react';
import type { SoundControls } from '../line/call-line.ts';

const BANDS = 7;

export interface VisualiserProps {
  /** Null where words are typed. */
  sound: Pick<SoundControls, 'levels'> | null;
  speaking: boolean;
  on: boolean;
}

export function Visualiser({ sound, speaking, on }: VisualiserProps) {
  const bars = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!sound || !on) return undefined;
    let frame = 0;
    const box = bars.current;
    const draw = () => {
      show(box, sound.levels(BANDS));
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
      show(box, []);
    };
  }, [sound, on]);
  return (
    <div
      className="visualiser"
      ref={bars}
      data-mode={sound ? 'sound' : 'text'}
      data-speaking={speaking && on}
      aria-hidden="true"
    >
      {Array.from({ length: BANDS }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}

/** Past React: sixty times a second is no state of the page. */
function show(box: HTMLElement | null, levels: readonly number[]): void {
  [...(box?.children ?? [])].forEach((bar, index) => {
    if (bar instanceof HTMLElement) bar.style.setProperty('--level', String(levels[index] ?? 0));
  });
}
