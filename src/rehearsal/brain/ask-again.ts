// The question that stands open, in other words; or what is needed next.
import { questionIn } from './open-question.ts';
import type { Situation } from './situation.ts';
import { line } from './speak.ts';
import { wishesIn } from './wishes.ts';

export function askAgain(s: Situation): string {
  switch (s.asked) {
    case 'zip':
      return line(s, 'ask_zip');
    case 'person':
    case 'retry':
      return line(s, 'offer_person');
    case 'confirm':
      // Code does.
      return s.note.open.length > 0 ? '' : line(s, 'anything_else');
    case 'which_visit':
    case 'which_slot':
      return s.lastSaid && questionIn(s.lastSaid) === s.asked
        ? lastSentence(s.lastSaid)
        : 'Which one would you like?';
    case 'when':
      return line(s, 'ask_when');
    case 'book_or_move':
      return line(s, 'ask_book_or_move');
    case 'message':
      return line(s, 'ask_message');
    case 'service':
      return line(s, 'ask_service_again');
    case 'book_one':
    case 'instead':
    case 'message_or_person':
    case 'message_or_callback':
    case 'next_wish':
    case 'callback_number':
      return s.lastSaid ? lastSentence(s.lastSaid) : line(s, 'anything_else');
    case 'anything_else':
      return line(s, 'anything_else');
    case 'wish':
    case null:
      return line(s, needsZip(s) ? 'ask_zip' : 'ask_wish');
  }
}

function needsZip(s: Situation): boolean {
  return (
    s.verifies &&
    s.note.caller === 'unknown' &&
    s.callerTurns.some((text) => wishesIn(text, s.targets).length > 0)
  );
}

function lastSentence(text: string): string {
  return /(?:^|[.!?] )([^.!?]+[.?!])\s*$/.exec(text)?.[1] ?? text;
}
