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

/** Lines that name what only a call knows cannot be made beforehand. */
function isWhole(line: string, values: Readonly<Record<string, string>>): boolean {
  return [...line.matchAll(/\{\{(\w+)\}\}/g)].every(([, name = '']) => name in values);
}

/** What has been made of them, loaded in the background; a line that is not there yet is null. */
export class StockLines {
  readonly #frames = new Map<string, readonly AudioFrame[]>();
  readonly #stock: StockAudio;

  constructor(stock: StockAudio) {
    this.#stock = stock;
  }

  /** Resolves when all that was made beforehand is at hand. */
  async load(runtime: CompanyRuntime): Promise<void> {
    for (const { agent, text } of stockTexts(runtime)) {
      if (this.get(agent, text)) continue;
      const frames = await this.#stock.get(agent, text);
      if (frames) this.#frames.set(keyOf(agent, text), frames);
    }
  }

  /** A line in the voice of the agent that answers; nothing where it was not made. */
  lineOf({ company, lines }: CompanyRuntime, key: string): readonly AudioFrame[] {
    const text = fillIn(lines[key]?.[0] ?? '', companyValues(company));
    return this.get(company.roster.entry, text) ?? [];
  }

  get(agent: string, text: string): readonly AudioFrame[] | null {
    return this.#frames.get(keyOf(agent, text)) ?? null;
  }
}

function keyOf(agent: string, text: string): string {
  return `${agent}\n${text}`;
}
