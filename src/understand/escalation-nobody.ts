// Exact rules for talk about people and machines that asks for nobody, however much it sounds like a request.
import { CLASSES } from './lexicon-classes.ts';
import { occurs, phrases, without } from './lexicon-phrase.ts';
import type { WordClasses } from './lexicon-phrase.ts';

const WORDS: WordClasses = {
  ...CLASSES,
  someone: `${CLASSES['staff'] ?? ''}, ${CLASSES['human'] ?? ''}, ${CLASSES['anyone'] ?? ''}, ${CLASSES['person'] ?? ''}, ${CLASSES['boss'] ?? ''}`,
};

const ASKS_NOBODY = phrases(
  [
    // Whether the voice is a machine.
    '^ ..2 are|am|is|was|were you|i|this|it|that !able !possible !okay !ok !anyone !there ..4 {human}|{machine}|{staff}|{department}|person|real|recorded',
    '^ ..2 {talk}|talking|speaking to|with ..2 {machine}|{human} or',
    'you ..1 sound|sounds|seem|seems|look|act|talk|feel ..2 like',
    'thought you|this|it were|was|are|is',
    '^ ..1 do|did|does you|it|this ..2 work|report|listen|belong ..3 {someone}|{machine}',
    // Refusals; who refuses a machine asks for somebody.
    'not|never|without ..1 need|want|have|wish|like|care ..1 to? {talk}|{reach} ..4 {someone}|{department}',
    'not|never ..1 need|want|have|like ..2 {someone}|callback|call_back !who !that',
    'not|never ..1 need|want|have|like|wish ..1 to be {connected}',
    'not|never {connect}|put me|us|this',
    'rather|prefer|like not ..1 {talk} ..1 to|with ..3 {someone}|{department}|{kin}|you',
    'rather|prefer|like not ..1 be|get {connected}',
    'not|no need|necessary ..1 for|to ..3 {someone}|{connect}|{reach}|put|get',
    '^ ..1 no {someone} needed|necessary|required ..1 $',
    // Time to look for something.
    'give|need ..2 a|one|another ..1 minute|minutes|second|seconds|sec|moment|while !to|with',
    // What has been.
    '{talked} ..1 to|with|about',
    'was|were|been|am|is|are talking|speaking|chatting ..1 to|with ..4 {someone}|{kin}|{department}|them|him|her|you',
    '{someone} i|we|who|that|she|he ..2 {talked}|{called}',
    'was|were|got|been|already|just ..1 {connected} ..3 to|here|from',
    '{called} ..3 {someone}|{department}',
    // Other people's people.
    'my|his|her|our|their manager|boss|supervisor|receptionist|assistant|agent|representative|office|staff !again',
    '^ ..3 reach me|us|him|her at|on|by|through',
    '{kin} ..1 will|would|can|could|should|already|has|had|might ..2 {talk}|{reach}',
    'insurance|travel|estate|leasing|letting|booking|property|cleaning|chemical|active|financial|tax|loan|mortgage|investment|bank {staff}|officer',
    '{someone} that|who|which ..1 control|controls|made|makes|runs|owns|built|programmed you|this',
    'human error|rights|nature',
    'power of attorney',
    '{staff} special|discount|suite|program|course|job|position|training',
  ],
  WORDS,
);

/** "Would it be okay if I talked to somebody" tells of nothing that has been. */
const PERHAPS = phrases(['if i|we {talked}|{called}'], WORDS);

/** Whether this clause, in words from `plainWords`, certainly asks for no person. */
export function asksNobody(words: readonly string[]): boolean {
  const plain = without(PERHAPS, ` ${words.join(' ')} `);
  return ASKS_NOBODY.some((phrase) => occurs(phrase, plain));
}
