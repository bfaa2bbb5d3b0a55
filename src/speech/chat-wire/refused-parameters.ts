// What models have refused to be sent, remembered for as long as the process runs: asked once, never again.
import type { Refusal } from '../refusal.ts';
import { OPTIONAL, type Optional, type Refused } from './chat-body.ts';

type Remedy = 'leave_out' | 'turn_off';

export class RefusedParameters {
  readonly #models = new Map<string, Map<Optional, Remedy>>();

  /** `model` with its host: the same name may be another model elsewhere. */
  of(model: string): Refused {
    return this.#models.get(model) ?? new Map<Optional, Remedy>();
  }

  /** Notes what a refusal names, if a request can do without it. Returns whether asking again may help. */
  note(model: string, refusal: Refusal, sent: readonly Optional[]): boolean {
    const found = remedyFor(refusal, sent);
    if (!found) return false;
    const known = this.#models.get(model) ?? new Map<Optional, Remedy>();
    // Turned off and still refused: it goes.
    known.set(found.name, known.get(found.name) === 'turn_off' ? 'leave_out' : found.remedy);
    this.#models.set(model, known);
    return true;
  }
}

function remedyFor(
  { kind, reason, parameter }: Refusal,
  sent: readonly Optional[],
): { name: Optional; remedy: Remedy } | null {
  if (kind !== 'parameter') return null;
  // "Function tools with reasoning_effort are not supported for gpt-6-luna … set reasoning_effort to 'none'."
  if (/reasoning.effort/i.test(`${parameter} ${reason}`) && /\bnone\b/i.test(reason ?? ''))
    return { name: 'reasoning_effort', remedy: 'turn_off' };
  const name = named(parameter, sent) ?? named(reason, sent) ?? strictIn(parameter, reason, sent);
  return name && { name, remedy: 'leave_out' };
}

/** The first of them that the words name as a whole: "Unknown name \"parallel_tool_calls\"", "body.stream_options". */
function named(words: string | null, sent: readonly Optional[]): Optional | null {
  const found = OPTIONAL.filter((name) => sent.includes(name))
    .map((name) => ({ name, at: words?.search(new RegExp(`(?<![a-z_])${name}(?![a-z_])`, 'i')) ?? -1 }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.name ?? null;
}

/** A schema that strictness has no room for is taken as it is without it. */
function strictIn(
  parameter: string | null,
  reason: string | null,
  sent: readonly Optional[],
): 'strict' | null {
  const schema = /^tools\b/.test(parameter ?? '') || /invalid schema for function/i.test(reason ?? '');
  return schema && sent.includes('strict') ? 'strict' : null;
}
