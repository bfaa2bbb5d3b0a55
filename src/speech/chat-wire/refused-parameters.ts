// What models have refused to be sent, remembered for as long as the process runs: asked once, never again.
import type { Refusal } from '../refusal.ts';
import { OPTIONAL, type Optional, type Refused, type Sent } from './chat-body.ts';

type Remedy = 'leave_out' | 'turn_off';

export class RefusedParameters {
  readonly #models = new Map<string, Map<Optional, Remedy>>();

  /** `model` with its host: the same name may be another model elsewhere. */
  of(model: string): Refused {
    return this.#models.get(model) ?? new Map<Optional, Remedy>();
  }

  /** Notes what a refusal names, if a request can do without it. Returns whether asking again may help. */
  note(model: string, refusal: Refusal, sent: Sent): boolean {
    const found = remedyFor(refusal, sent);
    const known = this.#models.get(model) ?? new Map<Optional, Remedy>();
    // Only ever less: what was left out is not sent again, however it is asked for.
    if (!found || known.get(found.name) === 'leave_out') return false;
    known.set(found.name, found.remedy);
    this.#models.set(model, known);
    return true;
  }
}

function remedyFor(
  { kind, reason, parameter }: Refusal,
  sent: Sent,
): { name: Optional; remedy: Remedy } | null {
  if (kind !== 'parameter') return null;
  // "Function tools with reasoning_effort are not supported for gpt-6-luna … set reasoning_effort to 'none'."
  const off = /reasoning.effort/i.test(`${parameter} ${reason}`) && /\bnone\b/i.test(reason ?? '');
  if (off && sent.reasoning_effort !== 'none') return { name: 'reasoning_effort', remedy: 'turn_off' };
  const name = named(parameter, sent) ?? named(reason, sent) ?? strictIn(parameter, reason, sent);
  return name && { name, remedy: 'leave_out' };
}

/** The first of them that the words name as a whole: "Unknown name \"parallel_tool_calls\"", "body.stream_options". */
function named(words: string | null, sent: Sent): Optional | null {
  const found = OPTIONAL.filter((name) => name in sent)
    .map((name) => ({ name, at: words?.search(new RegExp(`(?<![a-z_])${name}(?![a-z_])`, 'i')) ?? -1 }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.name ?? null;
}

/** A schema that strictness has no room for is taken as it is without it. */
function strictIn(parameter: string | null, reason: string | null, sent: Sent): 'strict' | null {
  const schema = /^tools\b/.test(parameter ?? '') || /invalid schema for function/i.test(reason ?? '');
  return schema && 'strict' in sent ? 'strict' : null;
}
