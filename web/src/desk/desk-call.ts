// The call that the person at the desk is in: from asking for the room's token until they have left it.
import { joinTicket } from '../api/desk.ts';
import { tell } from '../api/request.ts';
import { NEW_LINE, type LineStatus } from '../line/call-line.ts';
import type { DeskLine, RoomPerson } from '../line/desk-line.ts';

/** `broken` is a connection that went down, or never came up; `over` is a call that has ended. */
export type CallPhase = 'joining' | 'in' | 'broken' | 'over';

export interface CallState {
  ticketId: string;
  phase: CallPhase;
  line: LineStatus;
  people: readonly RoomPerson[];
  /** When they came in, by the page's clock. */
  since: number | null;
  complaint: string | null;
}

export interface DeskCallOptions {
  ticketId: string;
  /** Null for the browser's choice. */
  deviceId: string | null;
  changed(state: CallState): void;
  now(): number;
}

export class DeskCall {
  readonly ticketId: string;
  readonly #options: DeskCallOptions;
  #state: CallState;
  #line: DeskLine | null = null;
  #left = false;

  constructor(options: DeskCallOptions) {
    const { ticketId } = options;
    this.ticketId = ticketId;
    this.#options = options;
    this.#state = {
      ...{ ticketId, phase: 'joining', line: NEW_LINE, people: [], since: null, complaint: null },
    };
    void this.#join();
  }

  get state(): CallState {
    return this.#state;
  }

  get line(): DeskLine | null {
    return this.#line;
  }

  leave(): void {
    this.#left = true;
    this.#line?.close();
    this.#line = null;
  }

  async #join(): Promise<void> {
    try {
      const [{ openDeskLine }, grant] = await Promise.all([
        import('../line/desk-line.ts'),
        joinTicket(this.ticketId),
      ]);
      if (this.#left) return;
      this.#line = openDeskLine({ grant, deviceId: this.#options.deviceId, listener: this.#listener() });
    } catch (error) {
      this.#set({ phase: 'broken', complaint: tell(error) });
    }
  }

  #listener() {
    return {
      status: (change: Partial<LineStatus>) => {
        const line = { ...this.#state.line, ...change };
        if (change.connection === 'open' && this.#state.phase === 'joining')
          this.#set({ line, phase: 'in', since: this.#options.now() });
        else this.#set({ line });
      },
      people: (people: readonly RoomPerson[]) => this.#set({ people }),
      closed: (why: string | null) => {
        this.#line?.close();
        this.#line = null;
        this.#set({ phase: why === null ? 'over' : 'broken', complaint: why, people: [] });
      },
    };
  }

  #set(change: Partial<CallState>): void {
    this.#state = { ...this.#state, ...change };
    if (!this.#left) this.#options.changed(this.#state);
  }
}
