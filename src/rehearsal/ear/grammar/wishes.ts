// What callers ask a company for: their wishes, the services, a person, questions; JSGF rule bodies.
export const WISHES = {
  service:
    '[quarterly | general] pest treatment | quarterly treatment | ant treatment | rodent inspection | termite inspection | mosquito treatment | wasp nest removal',
  which: 'my [next] | the [next] | that | an | a | both',
  want: "i need to | i want to | i'd like to | i would like to | i have to | can i | can you | could you | please | i'd rather | let me | just",
  thing:
    "<which> (appointment | visit | <service>) | it | that | something | (monday's | tuesday's | wednesday's | thursday's | friday's | saturday's | tomorrow's) (visit | appointment) | the (other | first | second) one",
  act: 'cancel | reschedule | move | change | book | schedule',
  make: '[<want>] <act> [<thing>] [<when>] [instead]',
  need: "(i need | i want | i'd like) <which> (appointment | visit | <service>) | can (somebody | someone) come [<when>]",
  trouble:
    '(we | i) have (ants | mice | rats | termites | mosquitoes | wasps | spiders | roaches | a wasp nest) [in (my | the) (kitchen | garage | house | yard | basement)]',
  visits: "(when is | when's) my next (visit | appointment) | what appointments do i have",
  bill: "what do i owe | do i owe (anything | you anything) | how much do i owe [you] | (what's | what is) my balance | [a question] about my bill | i have a question about my bill | it's about billing | when is it due | tell me what i owe",
  person:
    '[<want>] (talk | speak) (to | with) (a | your) [real] (person | human | manager) | a [real] person | get me a (person | human) | representative | operator',
  policy:
    "is it safe for my (dog | cat | pets | children) | what's your cancellation policy | is there a fee | how much does it cost | why is there a fee | do you have a guarantee | what about my pets | do i have to be home | what are your hours | how can i pay | do you take credit cards",
  message: '[can i | i want to] leave a message | please call me back | have them call me back',
  wish: '[<greeting> | okay | actually] (<make> | <need> | <trouble> | <visits> | <bill> | <person> | <policy> | <message>) [please] [and (<make> | <bill> | <visits>)]',
} as const;
