// Signs that only the desk uses, drawn for 20 × 20: kinds of tickets, priorities, the bell.
import type { DeskTicket } from '../api/desk.ts';

const PATHS = {
  handoff:
    'M5.2 3.2 7.4 3l1.7 3.9-1.8 1.6a9.6 9.6 0 0 0 4.2 4.2l1.6-1.8 3.9 1.7-.2 2.2c-.1 1-.9 1.7-1.9 1.6C8.6 15.9 4.1 11.4 3.6 5.1 3.5 4.1 4.2 3.3 5.2 3.2Z',
  callback:
    'M11.5 3.8v4.7h4.7M11.8 8.2l5-5M5 5l1.8-.2 1.4 3.2-1.5 1.3a8 8 0 0 0 3.7 3.7l1.3-1.5 3.2 1.4-.2 1.8c-.1.9-.8 1.5-1.6 1.4C7.7 15.6 4.1 12 3.6 6.6 3.5 5.8 4.1 5.1 5 5Z',
  message: 'M3.5 5h13v10h-13zM3.8 5.5 10 10.5l6.2-5',
  bell: 'M5.2 13.8V9a4.8 4.8 0 0 1 9.6 0v4.8M3.8 13.8h12.4M8.3 16.4a1.9 1.9 0 0 0 3.4 0',
  bellOff:
    'M5.2 13.8V9c0-.8.2-1.5.5-2.1M8 4.6A4.8 4.8 0 0 1 14.8 9v2.6M3.8 13.8h9.8M8.3 16.4a1.9 1.9 0 0 0 3.4 0M3.5 3.5l13 13',
  copy: 'M7.2 7.2h9v9.3h-9zM12.8 7.2V3.5h-9v9.3h3.4',
  eye: 'M2.8 10S5.4 5.2 10 5.2 17.2 10 17.2 10 14.6 14.8 10 14.8 2.8 10 2.8 10ZM10 7.9a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z',
  leave: 'M8 4H4v12h4M8 10h8.5M13 6.5l3.5 3.5-3.5 3.5',
  agents:
    'M10 3v2.5M5.5 5.5h9a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 13V7a1.5 1.5 0 0 1 1.5-1.5ZM7.5 9v1.5M12.5 9v1.5',
  person: 'M10 3.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM4.2 16.5c.5-3 2.9-4.7 5.8-4.7s5.3 1.7 5.8 4.7',
} as const;

export function DeskIcon({ name, size = 20 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

const BARS: Record<Exclude<DeskTicket['priority'], 'urgent'>, number> = { low: 1, normal: 2, high: 3 };

/** Told by its shape: one bar to three, and a mark of its own for what is urgent. */
export function PriorityMark({ priority }: Pick<DeskTicket, 'priority'>) {
  return (
    <svg
      className="priority"
      data-priority={priority}
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      focusable="false"
    >
      {priority === 'urgent' ? (
        <>
          <path d="M9 .6 17.4 9 9 17.4.6 9Z" />
          <path className="priority-cut" d="M9 4.8v4.7M9 12.2v.5" />
        </>
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            className={bar < BARS[priority] ? '' : 'priority-off'}
            x={2 + bar * 5}
            y={11 - bar * 4}
            width="3.6"
            height={5 + bar * 4}
            rx="1"
          />
        ))
      )}
    </svg>
  );
}
