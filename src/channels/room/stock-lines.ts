// The stock lines of a company as sound: which ones are made beforehand, in whose voice, and kept at hand in a call.
import type { AudioFrame } from '@livekit/rtc-node';
import { fillIn } from '../../call/lines.ts';
import { companyValues } from '../../call/render-prompt.ts';
import type { CompanyRuntime } from '../../call/company-runtime.ts';
import type { StockAudio } from '../../speech/index.ts';

/** Lines that every agent may have to say, in the order in which a call is likely to need them. */
export function stockTexts({ company, lines }: CompanyRuntime): { agent: string; text: string }[] {
  const values = companyValues(company);
  const agents = Object.keys(company.roster.agents);
  const { entry } = company.roster;
  return Object.entries(lines).flatMap(([key, variations]) =>
    variations
      .filter((line) => isWhole(line, values))
      .flatMap((line) => {
        const text = fillIn(line, values);
        const speakers = /^(?:greeting|recording)/.test(key) ? [entry] : agents;
        return speakers.map((agent) => ({ agent, text }));
      }),
  );
}

/**
 * What calls need first: the greeting, and one line of each kind for the wait while an agent thinks, runs a tool, or hands
 * over, and to say goodbye with when the voice or the ear fails.
 */
export function firstTexts(runtime: CompanyRuntime): { agent: string; text: string }[] {
  const { company, agents, lines } = runtime;
  const { entry } = company.roster;
  const first = [...agents].flatMap(([agent, { tools }]) => {
    const kinds = [
      'thinking',
      `thinking_${agent}`,
      'handover',
      ...tools.flatMap(({ filler }) => filler ?? []),
      ...['rescue', 'cannot_hear'],
    ];
    const texts = kinds.flatMap((key) => lines[key]?.slice(0, 1) ?? []);
    return stockTexts({ ...runtime, lines: { texts } }).filter((line) => line.agent === agent);
  });
  const greetings = stockTexts({
    ...runtime,
    lines: { greeting: GREETINGS.flatMap((key) => lines[key] ?? []) },
  });
  const isEntry = ({ agent }: { agent: string }) => agent === entry;
  return [...greetings, ...first.filter(isEntry), ...first.filter((line) => !isEntry(line))];
}

/** How most calls are answered. */
const GREETINGS = ['greeting', 'greeting_ai', 'greeting_withheld', 'greeting_withheld_ai'];

/** Lines that name what only a call knows cannot be made beforehand. */
function isWhole(line: string, values: Readonly<Record<string, string>>): boolean {
  return [...line.matchAll(/\{\{(\w+)\}\}/g)].every(([, name = '']) => name in values);
}

/** What has been made of them, loaded in the background; a line that is not there yet is null, and looked for again. */
export class StockLines {
  /** Looked for just now. */
  readonly #sought = new Set<string>();
  readonly #frames = new Map<string, readonly AudioFrame[]>();
  readonly #stock: StockAudio;

  constructor(stock: StockAudio) {
    this.#stock = stock;
  }

  /** Resolves when all that was made beforehand is at hand. */
  async load(runtime: CompanyRuntime): Promise<void> {
    for (const { agent, text } of stockTexts(runtime)) {
      if (!this.#frames.has(keyOf(agent, text))) await this.#take(agent, text);
    }
  }

  /** A line in the voice of the agent that answers; nothing where it was not made. */
  lineOf({ company, lines }: CompanyRuntime, key: string): readonly AudioFrame[] {
    const text = fillIn(lines[key]?.[0] ?? '', companyValues(company));
    return this.get(company.roster.entry, text) ?? [];
  }

  get(agent: string, text: string): readonly AudioFrame[] | null {
    const frames = this.#frames.get(keyOf(agent, text)) ?? null;
    // It may have been made since: the next time it is there.
    if (!frames) void this.#take(agent, text);
    return frames;
  }

  async #take(agent: string, text: string): Promise<void> {
    const key = keyOf(agent, text);
    if (this.#sought.has(key)) return;
    this.#sought.add(key);
    const frames = await this.#stock.get(agent, text);
    this.#sought.delete(key);
    if (frames) this.#frames.set(key, frames);
  }
}

function keyOf(agent: string, text: string): string {
  return `${agent}\n${text}`;
}
