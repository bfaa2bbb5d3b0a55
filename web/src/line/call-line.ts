// What the page needs of a line to a call, whether it is a LiveKit room with sound or a socket for typing.
import type { ViewMessage } from '../call-view/observe.ts';

export interface CallLine {
  readonly kind: 'voice' | 'text';
  /** A typed turn. */
  say(text: string): Promise<void>;
  /** Tells the call that the caller hangs up; the summary still comes. */
  hangUp(): Promise<void>;
  /** A key of the telephone: a digit, `#` for the end of what is keyed in, `*` to start over. */
  key(key: string): Promise<void>;
  /** Takes the line down without a word. */
  close(): void;
  /** Null where there is no sound. */
  readonly sound: SoundControls | null;
}

export interface SoundControls {
  setMuted(muted: boolean): Promise<void>;
  useDevice(deviceId: string): Promise<void>;
  /** After a click, where the browser kept the agent silent until then. */
  unblock(): Promise<void>;
  /** Loudness of what is heard, in this many bands, 0 to 1. */
  levels(bands: number): number[];
  /** The same of the own microphone. */
  ownLevels(bands: number): number[];
}

export type Microphone =
  /** The line has none. */
  | 'none'
  | 'asking'
  | 'live'
  | 'muted'
  /** The caller or the browser said no. */
  | 'refused'
  /** There is no microphone, or another program holds it. */
  | 'missing';

export interface LineStatus {
  connection: 'connecting' | 'open' | 'reconnecting' | 'closed';
  quality: 'excellent' | 'good' | 'poor' | 'lost' | null;
  microphone: Microphone;
  devices: { id: string; label: string }[];
  device: string | null;
  /** The browser plays no sound before a click. */
  soundBlocked: boolean;
}

export const NEW_LINE: LineStatus = {
  connection: 'connecting',
  quality: null,
  microphone: 'none',
  devices: [],
  device: null,
  soundBlocked: false,
};

export interface LineListener {
  message(message: ViewMessage): void;
  /** Words of whoever speaks for the company, where the line does not say who. */
  words(text: string): void;
  status(change: Partial<LineStatus>): void;
  /** Something was not done, and the call goes on. */
  complaint(message: string): void;
  /** `why` is null where the call ended as it should. */
  closed(why: string | null): void;
}
