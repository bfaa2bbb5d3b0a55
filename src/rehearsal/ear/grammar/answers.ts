// Answers to what was asked or offered: yes and no, which of several, corrections; JSGF rule bodies.
export const ANSWERS = {
  agreed: 'yes | yeah | yep | sure | okay | alright | right | correct | fine | great | perfect | of course',
  ordered:
    "please | please do | do it | do that | go ahead | that works [for me] | works for me | sounds good | that's (right | correct | fine)",
  yes: '<agreed> | [<agreed>] <ordered>',
  no: "no [thanks | thank you] | nope | [no] (that's wrong | not that one | i don't think so | that's too much | leave it | never mind | forget it) | i don't know | i'm not sure",
  which_one:
    "[no | yes | not] the (first | second | third | last | other | next | earlier | later) one [please | sorry] | the <service> | the <weekday> one | the <hour> o'clock | both of them | neither | that one | another (day | time)",
  correction: 'i said <when> | i meant <when> | no (sorry | wait) | actually <when> | no <when>',
  answer: '<yes> | <no> | <which_one> | <correction>',
} as const;
