// Words that stand in for each other in answers to "shall I?".
import type { WordClasses } from './lexicon-phrase.ts';

export const ANSWERS: WordClasses = {
  yes: 'yes, yess, yeah, yeh, yep, yup, yea, ya, yah, aye, si, yessir, yessiree, yas, yass, yepper, yeppers, yuppers, yupper, yepperoo',
  fine: 'fine, good, great, okay, ok, perfect, excellent, wonderful, lovely, brilliant, fantastic, awesome, cool, super, alright, all right, right, correct, true, reasonable, acceptable, sweet, neat, ideal, splendid, terrific, dandy, swell, peachy, marvelous, superb, fabulous, satisfactory, agreeable, doable, workable, suitable, convenient',
  very: 'very, much, so much, really, perfectly, totally, absolutely, all, just, quite, pretty, completely, so',
  it: 'that, this, it, that one, that time, that day, that date',
  going:
    'okay, ok, alright, all right, right, well, oh, mm, mhm, uh huh, uh, um, hmm, so, then, fine, thanks, thank you, thank you so much, thank you very much',
  going_on:
    'go, deal, done deal, go from me, green light, thumbs up, plan, big yes, hard yes, definite yes, resounding yes',
  ready:
    'game, down, down with, up for, all for, on board, on board with, in favor, in favor of, in agreement, in agreement with, in full agreement, in complete agreement, in total agreement, agreeable, agreeable to, good to go, happy to do, happy to go ahead with, all in, in, fine to do, okay to do, ok to do, ready to do, amenable to, willing to do, content with, satisfied with, comfortable with, pleased with',
  no: 'no, zero',
  trouble:
    'objection, objections, complaint, complaints, quarrel, problem, problems, qualms, reservations, issue, issues, concerns',
  with_it: 'with that, with it, with this, to that, to it, about that, about it, there, whatsoever, at all',
  deal: 'deal, yes, okay, go ahead, word, vote',
  yourself: 'yourself',
  tens: 'twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety',
  hour: 'one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, noon',
  lead: 'okay, ok, yeah, well, actually, sorry, wait, oh, um, uh, hmm, hm, er, ah, please, so, right, then, hell, heck, i said, i already said, i told you, i am sorry, you know, alright, all right, fine, sure, good, great, thanks, look, just, god',
  modal: 'can, could, will, would, should, may, does, did, am, is, are, was, were, has',
  person: 'i, you, we, they, there, he, she, someone, anyone, the, my',
};
