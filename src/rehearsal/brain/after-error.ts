// A tool failed: its message names the next step, which is taken once; then the caller is told.
import { timesCalled, type Situation, type Step } from './situation.ts';
import { call, line, say } from './speak.ts';
import type { BrainAnswer } from './request.ts';
import { finish, takeUp, waitingWish } from './skills/skill.ts';

/** Null when the agent's skill can go on by itself. */
export function afterError(s: Situation, failed: Step): BrainAnswer | null {
  const message = (failed.error ?? '').toLowerCase();
  if (failed.tool === 'transfer_call') return transferRefused(s, message);
  if (failed.tool === 'end_call') return stillWaiting(s);
  if (failed.tool === 'verify_caller') return notVerified(s, message);
  if (message.includes('turned this down')) return say(line(s, 'left_as_is'), line(s, 'something_else'));
  if (message.includes('asked whether to try again')) return say(line(s, 'trouble'));
  const [, visit] = /already has a visit at that time: ([^.]+)\./i.exec(failed.error ?? '') ?? [];
  if (visit) return say(line(s, 'has_visit_then', { visit }), line(s, 'ask_other_day'));
  const next = [...s.tools].find((tool) => message.includes(tool));
  if (next && next !== failed.tool && timesCalled(s, next) < 2 && takesNothing(next)) return call(next);
  return say(line(s, 'trouble'), line(s, s.targets.includes('human') ? 'offer_person' : 'anything_else'));
}

/** Listing tools need no arguments; a search is made again by the skill. */
function takesNothing(tool: string): boolean {
  return tool.startsWith('list_');
}

function transferRefused(s: Situation, message: string): BrainAnswer | null {
  if (message.includes('verify the caller')) return say(line(s, 'ask_zip_with_wish'));
  if (message.includes('only a person')) return say(line(s, 'locked'));
  if (message.includes('has not spoken since')) return finish(s);
  if (message.includes('what exactly they need')) return say(line(s, 'ask_wish'));
  if (message.includes('is ending')) return say(line(s, 'goodbye'));
  if (message.includes('go on helping')) return null;
  return say(line(s, 'no_such_colleague'));
}

/** The caller was reminded of what waits; a second goodbye ends the call. */
function stillWaiting(s: Situation): BrainAnswer {
  const waiting = waitingWish(s);
  return waiting ? takeUp(s, waiting) : call('end_call');
}

function notVerified(s: Situation, message: string): BrainAnswer {
  if (message.includes('cannot be verified')) return say(line(s, 'locked'));
  if (message.includes('five digit')) return say(line(s, 'ask_zip_digits'));
  if (message.includes('already')) return say(line(s, 'zip_wrong'));
  return say(line(s, 'trouble'), line(s, 'ask_zip'));
}
