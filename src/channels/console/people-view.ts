// A call as a person reads it: who says what, word by word, and in dim lines what goes on behind.
import { agentWords } from '../../domain/agent-title.ts';
import type colors from 'picocolors';
import type { CallSummary } from '../../call/create-call.ts';
import type { CallEvent } from '../../domain/call-event.ts';
import { plainText } from '../plain-text.ts';
import { eventLine } from './event-line.ts';
import type { ConsoleView, Write } from './view.ts';

export type Colors = ReturnType<typeof colors.createColors>;

export const PROMPT = 'you › ';

/** Longest echo of a caller's line. */
const ECHO = 500;

export interface PeopleViewOptions {
  write: Write;
  colors: Colors;
  callId: string;
  /** Only the words. */
  quiet: boolean;
}

export class PeopleView implements ConsoleView {
  readonly #options: PeopleViewOptions;
  readonly #hue: (agent: string) => Colors['bold'];
  /** The agent whose utterance is on the open line. */
  #speaking: string | null = null;
  /** What happens while somebody speaks is shown when they have finished. */
  #waiting: string[] = [];
  /** Words of this utterance have been shown. */
  #shown = false;

  constructor(options: PeopleViewOptions) {
    const { colors } = options;
    const hues = [colors.cyan, colors.green, colors.magenta, colors.yellow, colors.blue];
    const known: string[] = [];
    this.#options = options;
    this.#hue = (agent) => {
      if (!known.includes(agent)) known.push(agent);
      return hues[known.indexOf(agent) % hues.length] ?? colors.bold;
    };
  }

  caller(text: string, typed: boolean): void {
    if (typed) return;
    const { colors, write } = this.#options;
    const shown = plainText(text.slice(0, ECHO));
    const cut = text.length > ECHO ? ` … (${text.length} characters)` : '';
    write(`${colors.bold(PROMPT)}${shown}${cut}\n`);
  }

  words({ agent, text }: { agent: string; text: string }): void {
    if (this.#speaking !== agent) {
      this.#closeLine();
      const start = plainText(text).trimStart();
      if (start === '') return;
      this.#speaking = agent;
      this.#shown = true;
      this.#options.write(`${this.#hue(agent)(agentWords(agent))} › ${start}`);
      return;
    }
    this.#options.write(plainText(text));
  }

  event(event: CallEvent): void {
    if (event.type === 'agent.said') {
      if (!this.#shown) this.words(event.data);
      this.#closeLine();
      this.#shown = false;
      return;
    }
    if (this.#options.quiet) return;
    const line = eventLine(event);
    if (line === undefined) return;
    this.#waiting.push(this.#options.colors.dim(`  ${plainText(line)}`));
    if (this.#speaking === null) this.#closeLine();
  }

  rest(): void {
    this.#closeLine();
    this.#shown = false;
  }

  summary(summary: CallSummary): void {
    this.rest();
    if (this.#options.quiet) return;
    const { colors, callId, write } = this.#options;
    const facts = [
      colors.bold(summary.disposition),
      summary.chain.map(agentWords).join(' → '),
      `${summary.turns} ${summary.turns === 1 ? 'turn' : 'turns'}`,
      `${(summary.durationMs / 1000).toFixed(1)} s`,
      `$${(summary.costMicros / 1e6).toFixed(4)}`,
    ];
    write(`\nCall ended: ${facts.join(' · ')}\n`);
    write(`${plainText(summary.summary)}\n`);
    write(colors.dim(`${callId} · keep it as a transcript: npm run record -- ${callId}\n`));
  }

  #closeLine(): void {
    if (this.#speaking !== null) this.#options.write('\n');
    this.#speaking = null;
    for (const line of this.#waiting.splice(0)) this.#options.write(`${line}\n`);
  }
}
