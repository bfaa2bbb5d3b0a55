// The table of religious feasts that callers name instead of a date, each with the rule that finds its day in a year.
import { weekdayOf } from './civil-date.ts';
import {
  easter,
  evenings,
  fixed,
  fromEaster,
  fromOrthodoxEaster,
  inCalendar,
  orthodoxEaster,
  shiftedBy,
  weekdayBefore,
  type Extent,
  type Holiday,
  type OfYear,
} from './date-time-holiday-rules.ts';
import { lunarDay, lunarMansion } from './date-time-lunisolar.ts';

const islamic = (date: string): OfYear => inCalendar('islamic-umalqura', date);
/** The last Friday of Ramadan. */
const beforeEid: OfYear = (year) => {
  const last = islamic('Shawwal 1')(year) - 1;
  return last - ((weekdayOf(last) - 4 + 7) % 7);
};
/** A Jewish day of remembrance, moved so that neither it nor its eve falls on the Sabbath. */
const observed =
  (date: string, moves: Readonly<Record<number, number>>): OfYear =>
  (year) => {
    const day = inCalendar('hebrew', date)(year);
    return day + (moves[weekdayOf(day)] ?? 0) - 1;
  };
/** From the evening through the whole of the next day, or several. */
const sinceEvening = (days = 1): Extent => ({ days: days + 1 });

const CHRISTIAN: readonly Holiday[] = [
  ['epiphany', fixed(1, 6)],
  ['candlemas', fixed(2, 2)],
  ['feast of the annunciation|annunciation day', fixed(3, 25)],
  ['(?:mardi gras|fat tuesday|shrove tuesday|pancake (?:day|tuesday))', fromEaster(-47)],
  ['ash wednesday', fromEaster(-46)],
  [
    '(?<=\\b(?:for|during|in|after|before|until|till|of|next|last|this) |^)lent',
    fromEaster(-46),
    { days: 46 },
  ],
  ['orthodox palm sunday', fromOrthodoxEaster(-7)],
  ['palm sunday', fromEaster(-7)],
  ['holy week', fromEaster(-7), { days: 7 }],
  ['(?:maundy|holy) thursday', fromEaster(-3)],
  ['(?:orthodox|great) (?:good |great )?friday', fromOrthodoxEaster(-2)],
  ['good friday', fromEaster(-2)],
  ['(?:holy|easter) saturday', fromEaster(-1)],
  ['orthodox easter(?: sunday)?|pascha', orthodoxEaster],
  ['easter(?: sunday)?', easter],
  ['easter monday', fromEaster(1)],
  ['ascension(?: day)?', fromEaster(39)],
  ['(?:pentecost|whit sunday)', fromEaster(49)],
  ['(?:pentecost|whit) monday', fromEaster(50)],
  ['trinity sunday', fromEaster(56)],
  ['corpus christi', fromEaster(60)],
  ['(?:orthodox )?lazarus saturday', fromOrthodoxEaster(-8)],
  ['(?:orthodox )?(?:clean|ash|shrove) monday', fromOrthodoxEaster(-48)],
  ['orthodox easter monday', fromOrthodoxEaster(1)],
  ['(?:great|orthodox) (?:lent|fast)', fromOrthodoxEaster(-48), { days: 40 }],
  ['feast of the assumption|assumption (?:day|of mary)', fixed(8, 15)],
  ["all saints'?s?'? day", fixed(11, 1)],
  ["all souls'?s?'? day|day of the dead", fixed(11, 2)],
  ["(?:st|saint)\\.? nicholas'?s?'? day", fixed(12, 6)],
  ['(?:feast of the )?immaculate conception', fixed(12, 8)],
  ['advent(?: sunday)?', (year) => weekdayBefore(6, 12, 25)(year) - 21],
];

const JEWISH: readonly Holiday[] = [
  ["tu b'?(?:i| )?shvat", evenings('15 Shevat'), sinceEvening()],
  ['purim', evenings('14 Adar'), sinceEvening()],
  ['(?:passover|pesach)', evenings('15 Nisan'), sinceEvening(8)],
  ["lag b'?a?'?omer", evenings('18 Iyar'), sinceEvening()],
  ["shavu'?ot", evenings('6 Sivan'), sinceEvening(2)],
  ["tish'?a b'?av", observed('9 Av', { 5: 1 }), sinceEvening()],
  [
    'yom ha-?shoah|holocaust (?:remembrance|memorial) day',
    observed('27 Nisan', { 4: -1, 6: 1 }),
    sinceEvening(),
  ],
  ["yom ha-?'?atzma'?ut", observed('5 Iyar', { 4: -1, 5: -2, 0: 1 }), sinceEvening()],
  ['rosh ha-?shanah?', evenings('1 Tishri'), sinceEvening(2)],
  ['yom kippur', evenings('10 Tishri'), sinceEvening()],
  ['(?:sukkot|feast of the ingathering)', evenings('15 Tishri'), sinceEvening(7)],
  ['shemini atzeret', evenings('22 Tishri'), sinceEvening()],
  ['simchat torah', evenings('23 Tishri'), sinceEvening()],
  ['(?:hanukkah|chanukah|hanukah|hannukah)', evenings('25 Kislev'), sinceEvening(8)],
];

const MUSLIM: readonly Holiday[] = [
  ['(?:islamic|hijri|muslim|arabic) new year|muharram', islamic('Muharram 1')],
  ['(?:day of )?ashura', islamic('Muharram 10')],
  [
    "(?:al[- ])?mawlid(?: (?:al[- ]nabi|an-nabi))?|eid[- ]milad(?:[- ]un[- ]nabi)?|(?:the )?prophet'?s birthday",
    islamic('Rabiʻ I 12'),
  ],
  ["(?:the )?isra(?:'a)? (?:and|&|wal) mi'?raj|(?:the )?night journey", islamic('Rajab 27')],
  ['rama(?:dh?an|zan|thaan)', islamic('Ramadan 1'), { days: 30 }],
  ['la[iy]lat al[- ]qadr|(?:the )?night of (?:power|destiny|decree)', islamic('Ramadan 27')],
  ["(?:jumu?'?at|jamat)[- ]?ul[- ][vw]ida'?", beforeEid],
  ['eid', islamic('Shawwal 1')],
  ['(?:eid|id)[- ]?(?:al|ul|el)[- ]?fi?tri?|idul fi?tri?|ramzan eid', islamic('Shawwal 1')],
  [
    '(?:eid|id)[- ]?(?:al|ul|el)[- ]?adha|idul adha|bakr[ -]?(?:i )?(?:eid|id)|bakrid|feast of (?:the )?sacrifice',
    islamic('Dhuʻl-Hijjah 10'),
  ],
];

const ASIAN: readonly Holiday[] = [
  ["(?:chinese|lunar) new year(?:'s)?(?: day)?", inCalendar('chinese', 'First Month 1')],
  ['lantern festival', inCalendar('chinese', 'First Month 15')],
  ['dragon boat festival', inCalendar('chinese', 'Fifth Month 5')],
  ['mid-?autumn festival|moon festival', inCalendar('chinese', 'Eighth Month 15')],
  ['lohri', fixed(1, 13)],
  ['bh?ogi(?: pongal)?', fixed(1, 13)],
  ['(?:thai )?pongal|makar sankranti', fixed(1, 14)],
  ['maa?ttu pongal', fixed(1, 15)],
  ['kaan?um pongal', fixed(1, 16)],
  ['(?:rabindra|tagore) jayanti', fixed(5, 8)],
  ['parsi new year|jamshedi navroz', fixed(8, 17)],
  ['vaisakhi|baisakhi|mesadi', fixed(4, 14)],
  ['vasant panchami', lunarDay('magha', 4, 'sunrise')],
  ['(?:guru )?ravidass?(?: jayanti| birthday)', lunarDay('magha', 14, 'sunrise')],
  ['(?:maha )?shivar[ai]*tri', lunarDay('magha', 28, 'midnight')],
  ['holika dahan|chhoti holi', lunarDay('phalguna', 14, 'sunset')],
  ['holi|dhulandi|phagwah', shiftedBy(lunarDay('phalguna', 14, 'sunset'), 1)],
  ['ugadi|gudi padwa', lunarDay('chaitra', 0, 'sunrise')],
  ['rama? navami', lunarDay('chaitra', 8, 'midday')],
  ['mahavir(?:a)? jayanti', lunarDay('chaitra', 12, 'sunrise')],
  ['hanuman jayanti', lunarDay('chaitra', 14, 'sunrise')],
  ['akshaya tritiya', lunarDay('vaisakha', 2, 'midday')],
  ["vesak(?: day)?|vaisakha|buddha'?s? (?:day|purnima|birthday|jayanti)", lunarDay('vaisakha', 14, 'sunset')],
  ['rath(?:a)? yatra', lunarDay('ashadha', 1, 'sunrise')],
  ['guru purnima', lunarDay('ashadha', 14, 'sunrise')],
  ['rak(?:sha|hi) ?(?:bandhan)?', lunarDay('shravana', 14, 'midday')],
  ['(?:krishna )?janmashtami|gokulashtami', lunarDay('shravana', 22, 'midnight')],
  ['ganesh chaturthi|vinayaka chaturthi', lunarDay('bhadrapada', 3, 'midday')],
  ['(?:first )?onam', shiftedBy(lunarMansion(4, 21), -1)],
  ['thiru ?onam', lunarMansion(4, 21)],
  ['nav[ai]?ratri', lunarDay('ashvina', 0, 'sunrise'), { days: 9 }],
  ['(?:durga |maha )ashtami', lunarDay('ashvina', 7, 'sunrise')],
  ['dussehra|dasara|dashain|vijaya?dashami', lunarDay('ashvina', 9, 'midday')],
  ['(?:maha )?saptami', lunarDay('ashvina', 6, 'sunrise')],
  ['(?:maharishi )?valmiki jayanti|pargat diwas|sharad purnima', lunarDay('ashvina', 14, 'sunset')],
  [
    'kali chaudas|naraka? chaturdashi|chh?oti diwali|roop chaudas',
    shiftedBy(lunarDay('ashvina', 29, 'sunset'), -1),
  ],
  ['govardhan puja|annakut', lunarDay('kartika', 0, 'sunrise')],
  ['karva chauth', lunarDay('ashvina', 18, 'sunset')],
  ['dhanteras|dhanatrayodashi', lunarDay('ashvina', 27, 'sunset')],
  ['diwali|deepavali|lakshmi puja', lunarDay('ashvina', 29, 'sunset')],
  ['bhai dooj|bhai tika', lunarDay('kartika', 1, 'midday')],
  ['(?:chhath|dala|surya)(?: (?:puja|parv|parva|shashthi))', lunarDay('kartika', 5, 'sunrise')],
  ["guru nanak(?:'s)?(?: jayanti| birthday| gurpurab)?|gurpurab", lunarDay('kartika', 14, 'sunrise')],
  [
    "guru (?:gobind|govind) singh(?:'s)?(?: ji)? (?:jayanti|birthday|gurpurab)",
    lunarDay('pausha', 6, 'sunrise'),
  ],
];

export const FEASTS: readonly Holiday[] = [...CHRISTIAN, ...JEWISH, ...MUSLIM, ...ASIAN];
