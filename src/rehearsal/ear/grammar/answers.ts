// Answers to what was asked or offered: yes and no, which of several, corrections; JSGF rule bodies.
export const ANSWERS = {
  yes: "yes [please] | yeah | yep | sure | okay | alright | right | correct | that's (right | correct | fine) | that works [for me] | works for me | sounds good | go ahead | please do | do it | do that | perfect | great | fine | of course",
  no: "no [thanks | thank you] | nope | that's wrong | not that one | i don't know | i'm not sure | never mind | forget it | leave it | that's too much | i don't think so",
  which_one:
    "[no] the (first | second | third | last | other | next | earlier | later) one | the <service> | the <weekday> one | the <hour> o'clock | both of them | neither | that one | another (day | time)",
  correction: '(i said | i meant | actually | no sorry | no wait)',
  answer: '<yes> | <no> | <which_one> | <correction>',
} as const;
