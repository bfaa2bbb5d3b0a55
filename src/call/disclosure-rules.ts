// What the law of the caller's state asks for, as far as this project reads it. It is no legal advice: laws change, and
// more than one may apply to a call. A company has these lists checked, and can always do more (docs/consent.md).
import type { DisclosureSettings } from '../domain/company.ts';
import type { Channel } from '../domain/customer-context.ts';
import { stateOfNumber, type UsState } from '../understand/index.ts';

/**
 * Everybody on the line must agree to a recording: Cal. Penal Code 632 and 632.7, Conn. Gen. Stat. 52-570d, 11 Del. C.
 * 1335, Fla. Stat. 934.03, 720 ILCS 5/14-2, Md. Cts. & Jud. Proc. 10-402, Mass. G.L. c. 272 s. 99, Mont. Code 45-8-213,
 * Nev. Rev. Stat. 200.620, N.H. RSA 570-A:2, 18 Pa. C.S. 5704, Wash. RCW 9.73.030. Michigan (MCL 750.539c) is read as
 * such by some courts, so it is on the list. Oregon (ORS 165.540) wants it in person only, and one party on the
 * telephone: it is not. Several of these take a notice, and staying on the line, for consent; we ask all the same.
 */
const ALL_PARTY: readonly UsState[] = [
  ...(['CA', 'CT', 'DE', 'FL', 'IL', 'MA', 'MD'] as const),
  ...(['MI', 'MT', 'NH', 'NV', 'PA', 'WA'] as const),
];

/**
 * Callers must be able to know that they talk with a machine: Cal. Bus. & Prof. Code 17941, Colo. Rev. Stat. 6-1-1704,
 * Maine 10 M.R.S. 1500-DD ff., N.J.S.A. 56:18-2, Utah Code 13-75-103. Some ask for it in sales only, or when the caller
 * asks; we say it at once.
 */
const AI_DISCLOSED: readonly UsState[] = ['CA', 'CO', 'ME', 'NJ', 'UT'];

export interface Disclosed {
  state: UsState | null;
  ai: boolean;
  /** A notice takes effect by staying on the line; a question wants a yes. */
  recording: 'none' | 'notice' | 'question';
}

export interface Disclosable {
  channel: Channel;
  /** E.164; null when withheld. */
  number: string | null;
  /** Nobody who is locked out gets as far as anything worth recording. */
  locked: boolean;
}

/** Whoever cannot be placed gets the strictest rule. */
export function disclosuresFor(caller: Disclosable, settings: DisclosureSettings): Disclosed {
  const state = stateOfNumber(caller.number);
  const ai = settings.ai === 'where_required' ? isIn(AI_DISCLOSED, state) : settings.ai === 'always';
  const spoken = caller.channel === 'phone' || caller.channel === 'browser';
  if (!spoken || caller.locked || !settings.recording.sound) return { state, ai, recording: 'none' };
  const asks = settings.recording.ask === 'always' || isIn(ALL_PARTY, state);
  return { state, ai, recording: asks ? 'question' : 'notice' };
}

function isIn(states: readonly UsState[], state: UsState | null): boolean {
  return state === null || states.includes(state);
}
