// The few signs that the pages use, drawn for 20 × 20.
const PATHS = {
  phone:
    'M5.2 3.2 7.4 3l1.7 3.9-1.8 1.6a9.6 9.6 0 0 0 4.2 4.2l1.6-1.8 3.9 1.7-.2 2.2c-.1 1-.9 1.7-1.9 1.6C8.6 15.9 4.1 11.4 3.6 5.1 3.5 4.1 4.2 3.3 5.2 3.2Z',
  mic: 'M10 2.8a2.4 2.4 0 0 1 2.4 2.4v4.3a2.4 2.4 0 0 1-4.8 0V5.2A2.4 2.4 0 0 1 10 2.8ZM4.8 9.3a5.2 5.2 0 0 0 10.4 0M10 14.5v2.7',
  micOff:
    'M12.4 9.3V5.2a2.4 2.4 0 0 0-4.5-1.1M7.6 8v1.5a2.4 2.4 0 0 0 3.6 2.1M4.8 9.3a5.2 5.2 0 0 0 8 4.4M15.2 9.3a5 5 0 0 1-.5 2.2M10 14.5v2.7M3.5 3.5l13 13',
  send: 'M4 10h11M10.5 5.2 15.3 10l-4.8 4.8',
  sun: 'M10 6.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8ZM10 2.5v1.2M10 16.3v1.2M2.5 10h1.2M16.3 10h1.2M4.7 4.7l.9.9M14.4 14.4l.9.9M4.7 15.3l.9-.9M14.4 5.6l.9-.9',
  moon: 'M16.3 11.7A6.7 6.7 0 1 1 8.3 3.7a5.4 5.4 0 0 0 8 8Z',
  arrow: 'M4.5 10h10.5M11 6l4 4-4 4',
  back: 'M15.5 10H5M9 6l-4 4 4 4',
  download: 'M10 3.5v9M6.3 9 10 12.7 13.7 9M4 16.2h12',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  cross: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  swap: 'M3.5 7.2h11.5M12 4.2l3 3-3 3M16.5 13h-11M8.5 10l-3 3 3 3',
  chevron: 'm6 8 4 4 4-4',
  speaker: 'M4 8v4h2.5L10 15V5L6.5 8H4ZM13 7.5a3.6 3.6 0 0 1 0 5M15.2 5.3a6.7 6.7 0 0 1 0 9.4',
  lock: 'M5.5 9h9v7h-9zM7.3 9V6.7a2.7 2.7 0 0 1 5.4 0V9',
  keyboard: 'M3 5.5h14v9H3zM5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M6.5 11.8h7',
  keyboardOff: 'M3 5.5h14v9H3zM6.5 11.8h7M3 3l14 14',
  keys: 'M5 5h.01M10 5h.01M15 5h.01M5 10h.01M10 10h.01M15 10h.01M5 15h.01M10 15h.01M15 15h.01',
  ear: 'M6.5 8.2a3.7 3.7 0 1 1 7.4 0c0 3.3-3 3.3-3 6.1a2.2 2.2 0 0 1-3.9 1.4M8.7 8.5a1.5 1.5 0 1 1 2.6 1',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
