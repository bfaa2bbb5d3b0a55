// One call as the page holds it: the line, the view made of what comes over it, and the steps from ringing to over.
import { EMPTY_VIEW, type CallView } from '../call-view/call-view.ts';
import { observe, type ViewMessage } from '../call-view/observe.ts';
import { NEW_LINE, type CallLine, type LineListener, type LineStatus } from '../line/call-line.ts';

/** `broken` is a line that went down while the call was on. */
export type Phase = 'calling' | 'live' | 'ending' | 'over' | 'broken';

export interface SessionState {
  phase: Phase;
  view: CallView;
  line: LineStatus;
  /** Typed, and not yet told back by the call. */
  typed: readonly string[];
  complaint: string | null;
}

/** Thrown by `open` where there is nothing left to go back to. */
export class CallOver extends Error {}

export interface SessionOptions {
  mode: 'voice' | 'text';
  caller: { number: string | null; name: string };
  scenario: string | null;
  open(listener: LineListener): Promise<CallLine>;
  /** The call will not be taken up again. */
  finished(): void;
  now(): number;
}

/** The summary comes within eight seconds of hanging up, or not at all. */
const SUMMARY_WAIT = 8000;
/** The last of the goodbye may still be on its way when the summary is there. */
const GOODBYE = 1500;
/** Words come many a second: the page is drawn once a frame at most. */
const FRAME = 16;

export class CallSession {
  readonly options: SessionOptions;
  #state: SessionState = { phase: 'calling', view: EMPTY_VIEW, line: NEW_LINE, typed: [], complaint: null };
  #shown = this.#state;
  #line: CallLine | null = null;
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(options: SessionOptions) {
    this.options = options;
    void this.#open();
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly state = (): SessionState => this.#shown;

  get sound(): CallLine['sound'] {
    return this.#line?.sound ?? null;
  }

  say(text: string): void {
    const clean = text.trim();
    if (clean === '' || !this.#line || !this.isOn) return;
    this.#set({ typed: [...this.#state.typed, clean], complaint: null });
    this.#line.say(clean).catch(() => {
      this.#set({
        typed: this.#state.typed.filter((waiting) => waiting !== clean),
        complaint: 'That was not sent. Please try again.',
      });
    });
  }

  /** What is keyed in is shown by the call, without its digits. */
  key(key: string): void {
    if (!this.#line || !this.isOn) return;
    this.#line.key(key).catch(() => this.#set({ complaint: 'The key was not sent. Please try again.' }));
  }

  get isOn(): boolean {
    return this.#state.phase === 'calling' || this.#state.phase === 'live';
  }

  hangUp(): void {
    if (!this.isOn) return;
    const line = this.#line;
    this.#set({ phase: 'ending', typed: [] });
    if (!line || this.#state.view.log.next === 1) {
      this.#finish('over');
      return;
    }
    this.#timer = setTimeout(() => this.#finish('over'), SUMMARY_WAIT);
    line.hangUp().catch(() => this.#finish('over'));
  }

  /** After the line broke: the same call, where it waits for its caller. */
  reopen(): void {
    if (this.#state.phase !== 'broken') return;
    this.#closed = false;
    this.#set({ phase: 'calling', line: NEW_LINE, complaint: null });
    void this.#open();
  }

  dismissComplaint(): void {
    this.#set({ complaint: null });
  }

  /** The page is done with the call. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
    this.#line?.close();
  }

  async #open(): Promise<void> {
    try {
      const line = await this.options.open(this.#listener());
      if (this.#closed) line.close();
      else this.#line = line;
    } catch (error) {
      if (error instanceof CallOver) {
        this.#finish('over');
        return;
      }
      this.#set({ phase: 'broken', complaint: error instanceof Error ? error.message : String(error) });
    }
  }

  #listener(): LineListener {
    return {
      message: (message) => this.#hear(message),
      words: (text) => {
        const { view, phase } = this.#state;
        if (view.active !== null && phase !== 'over') this.#hear({ type: 'words', agent: view.active, text });
      },
      status: (change) => this.#set({ line: { ...this.#state.line, ...change } }),
      complaint: (complaint) => this.#set({ complaint }),
      closed: (why) => {
        if (why === null || this.#state.view.summary || this.#state.phase === 'ending') this.#finish('over');
        else this.#break(why);
      },
    };
  }

  #hear(message: ViewMessage): void {
    const before = this.#state;
    const view = observe(before.view, message, this.options.now());
    // Whoever comes back is told what was said before once more.
    const told =
      message.type === 'event' &&
      message.event.type === 'caller.said' &&
      message.event.seq >= before.view.log.next;
    this.#set({
      view,
      typed: told ? before.typed.slice(1) : before.typed,
      phase: before.phase === 'calling' ? 'live' : before.phase,
    });
    if (!view.summary || before.view.summary) return;
    clearTimeout(this.#timer);
    this.#set({ phase: 'over', typed: [] });
    this.options.finished();
    this.#timer = setTimeout(() => this.#close(), GOODBYE);
  }

  #finish(phase: Phase): void {
    this.#close();
    this.#set({ phase, typed: [] });
    this.options.finished();
  }

  #break(complaint: string): void {
    this.#close();
    const { view } = this.#state;
    const conversation = { ...view.conversation, hearing: null, speaking: null };
    this.#set({ phase: 'broken', typed: [], complaint, view: { ...view, conversation } });
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
    this.#line?.close();
    this.#line = null;
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      this.#shown = this.#state;
      for (const watcher of this.#watchers) watcher();
    }, FRAME);
  }
}
