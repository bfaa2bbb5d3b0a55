// Days, dates and times of day, as they are asked for and picked; JSGF rule bodies.
export const TIMES = {
  weekday: 'monday | tuesday | wednesday | thursday | friday | saturday | sunday',
  month:
    'january | february | march | april | may | june | july | august | september | october | november | december',
  ordinal:
    '[twenty | thirty] (first | second | third | fourth | fifth | sixth | seventh | eighth | ninth) | tenth | eleventh | twelfth | thirteenth | fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth | thirtieth',
  hour: 'one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve',
  day: '[this | next] <weekday> [<month> [the] <ordinal>] | <month> [the] <ordinal> | tomorrow | today | next week | this week | the week after next',
  half: "a m | p m | o'clock | thirty | in the morning | in the afternoon",
  clock: '(at | around) <hour> [<half>] | <hour> <half> | at noon',
  part: '[this | in the | any] (morning | afternoon | evening)',
  when: '[on | to | for] <day> [<clock> | <part>] | <clock> | <part> | any day | any time | as soon as possible | the earliest',
} as const;
