// Calls for whoever sits at the desk: two soft notes and a notification of the browser. Only after they asked for it.
import type { DeskTicket } from '../api/desk.ts';
import { customerName, kindName, sentence } from './words.ts';

const KEY = 'switchboard.desk-alerts';
/** Hertz, one after the other; an urgent call asks twice. */
const NOTES = [587, 880];
const NOTE_SECONDS = 0.22;
const LOUDNESS = 0.09;

export class Alerts {
  #context: AudioContext | null = null;
  #on: boolean;

  constructor() {
    this.#on = localStore()?.getItem(KEY) === 'on';
  }

  get on(): boolean {
    return this.#on;
  }

  /** Must come from a click: browsers allow sound and ask for notifications only then. */
  async toggle(): Promise<boolean> {
    this.#on = !this.#on;
    localStore()?.setItem(KEY, this.#on ? 'on' : 'off');
    if (this.#on) {
      this.#chime(1);
      if ('Notification' in window && Notification.permission === 'default')
        await Notification.requestPermission();
    }
    return this.#on;
  }

  ring(ticket: DeskTicket, open: () => void): void {
    if (!this.#on) return;
    this.#chime(ticket.priority === 'urgent' ? 2 : 1);
    if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden) return;
    const notification = new Notification(`${kindName(ticket)}: ${customerName(ticket)}`, {
      body: sentence(ticket.reason),
      tag: ticket.id,
    });
    notification.addEventListener('click', () => {
      window.focus();
      notification.close();
      open();
    });
  }

  close(): void {
    void this.#context?.close();
    this.#context = null;
  }

  #chime(times: number): void {
    // After a reload browsers want a click first; a sound kept until then would come out of the blue.
    if (!navigator.userActivation.hasBeenActive) return;
    this.#context ??= new AudioContext();
    const context = this.#context;
    for (let index = 0; index < NOTES.length * times; index += 1) {
      const [from, gain, note] = [
        context.currentTime + index * NOTE_SECONDS,
        context.createGain(),
        context.createOscillator(),
      ];
      note.frequency.value = NOTES[index % NOTES.length] ?? 0;
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_SECONDS * 2);
      note.connect(gain).connect(context.destination);
      note.start(from);
      note.stop(from + NOTE_SECONDS * 2);
    }
  }
}

function localStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    // Storage may be blocked; the choice then lasts until the next load.
    return null;
  }
}
