// Days, dates and times of day, as they are asked for and picked; JSGF rule bodies.
export const TIMES = {
  weekday: 'monday | tuesday | wednesday | thursday | friday | saturday | sunday',
  month:
    'january | february | march | april | may | june | july | august | september | october | november | december',
  ordinal:
    '[twenty | thirty] (first | second | third | fourth | fifth | sixth | seventh | eighth | ninth) | tenth | eleventh | twelfth | thirteenth | fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth | thirtieth',
  hour: 'one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve',
  day: '[on | to | for | this | next] <weekday> [<month> [the] <ordinal>] | [on] <month> [the] <ordinal> | tomorrow | today | next week | this week | the week after next',
  half: "a m | p m | o'clock | thirty | in the morning | in the afternoon",
  clock: '[at | around] <hour> <half> | (at | around) <hour> | at noon',
  part: '(this | in the | any) (morning | afternoon | evening) | morning | afternoon | any day | any time | as soon as possible | the earliest',
  when: '<day> | /0.5/ <clock> | <part>',
} as const;
