// Keeps a caller company who waits for a person: message, callback, or back to a colleague.
import { understandYesNo, withdraws } from '../../../understand/index.ts';
import { plain } from '../acts.ts';
import type { Situation } from '../situation.ts';
import { line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';

export function human(s: Situation): BrainAnswer | null {
  if (s.words === '') return say(howItStands(s));
  const said = plain(s.words);
  if (
    /\b(?:how long|when will|how many (?:people|callers)|what'?s taking|are they|is (?:anybody|anyone|somebody|someone)|still)\b/.test(
      said,
    )
  )
    return say(place(s) ?? line(s, 'still_queued'));
  if (withdraws(s.words)) return say(line(s, 'left_as_is'), line(s, 'ask_wish'));
  if (/\b(?:wait|hold|stay|on the line)\b/.test(said)) return say(line(s, 'waiting_on'));
  if (s.asked === 'message_or_callback' && understandYesNo(s.words) === 'yes')
    return say(line(s, 'ask_message'));
  if (understandYesNo(s.words) !== 'unclear') return say(line(s, 'waiting_on'));
  return say(line(s, 'still_queued'));
}

/** First words to somebody who waits: who can come, or what can be done instead. */
function howItStands(s: Situation): string {
  const { people } = s.note;
  if (people?.startsWith('everybody')) return line(s, 'with_human_busy');
  if (people?.startsWith('nobody could be told')) return line(s, 'with_human_untold');
  if (people?.startsWith('nobody is there')) return line(s, 'with_human_nobody');
  return line(s, people?.startsWith('nobody can join') ? 'with_human_typed' : 'with_human');
}

/** Their place and the usual wait, where the note tells them. */
function place(s: Situation): string | null {
  const found = /place in the queue: (\d+)(?:; usual wait: (.+))?/.exec(s.note.people ?? '');
  if (!found?.[1]) return null;
  const [, number, wait] = found;
  return wait
    ? line(s, 'queue_place_wait', { place: number, wait })
    : line(s, 'queue_place', { place: number });
}
