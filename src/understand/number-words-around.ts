// The words around a number that say what it is: what it counts, that it is money, a time or a year, or that the whole
// turn is nothing but the saying of a number.

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const startsAnyOf = (list: string): RegExp => new RegExp(`^(?:${list.trim().split(/\s+/).join('|')})$`);

/** "12 *dollars*", "two *visits*": what stands behind a number that counts or measures. */
export const MEASURE: RegExp = startsAnyOf(`
  dollars? bucks? cents? usd eur gbp euros? pounds? quid rupees? yen pesos? grand
  percent pct percentage points? seconds? secs? minutes? mins? moments? hours? hrs? days? nights? weeks? weekends? months?
  years? yrs? decades? times? miles? km kilometers? kilometres? meters? metres? feet foot ft inch(?:es)? yards? acres?
  blocks? degrees? lbs? kilos? kg grams? ounces? gallons? liters? litres? square sq stor(?:y|ies) floors? bedrooms?
  bathrooms? rooms? units? pieces? items? things? boxes bags? bottles? cans? traps? nests? spots? holes? stairs? steps?
  people persons? guys folks adults? kids? children child babies boys? girls? men man women woman guests? customers?
  employees tenants? neighbors? families cats? dogs? pets? birds? chickens? horses? fish
  ants? bugs? bees? wasps? hornets? roach(?:es)? cockroach(?:es)? spiders? mice mouse rats? rodents? termites? mosquitoe?s?
  fleas? ticks? flies moths? squirrels? raccoons? snakes? bites? stings? visits? appointments? treatments? inspections?
  invoices? bills? payments? charges? calls? messages? emails? questions? problems? issues? reasons? options? ways?
  houses? homes? cars? trucks? properties property locations? buildings? apartments words? digits? letters? turns? tries attempts? chances? stars? sides? halves thirds quarters? dozen hundred thousand
  million billion lots? sets? pairs? copies pages?`);

/** "*paid* 4500", "my *balance* is 1200": a number that these lead to is money. */
export const AMOUNT_LEAD: RegExp = startsAnyOf(`
  amount amounts cost costs costing price priced prices fee fees pay pays paid paying spend spent spending worth balance
  limit total totals totaled charge charged charges charging owe owed owes bill billed quote quoted quotes estimate
  estimated budget refund refunded deposit deposited withdraw withdrew transfer transferred send sent earn earned salary
  income mileage odometer sold bought donate donated save saved usd eur gbp rs inr`);

/** "*about* 20000": nobody approximates a number that identifies something. */
export const ABOUT: RegExp = startsAnyOf(
  'about around approximately approx roughly nearly almost over under than least most maximum minimum',
);

/** "14500 *in total*", "49 *each*". */
export const AMOUNT_TAIL: RegExp =
  /^(?:in total|total|altogether|all in|each|apiece|per \p{L}+|an? (?:month|year|week|day|visit|hour|quarter)|plus (?:tax|fees)|before tax|after tax)\b/u;

/** Numbers that everybody may call, and speaks of: emergencies, the city, directory, buried lines, a crisis. */
export const PUBLIC_NUMBER: RegExp = /^(?:911|311|411|811|988)$/;

/** Small words between a lead and its number. */
export const LINK: RegExp = startsAnyOf(
  `me us you guys folks already him her them is was were are be been of at only just the a an it its it's to for total exactly up another
   number no num nr code id my our that's thats that this as`,
);

/** "invoice number 1042", "order 55512": printed on paper, read out by the company, and nobody's secret. */
export const REFERENCE: RegExp = startsAnyOf(
  `invoice invoices inv order orders appointment appt booking confirmation reservation ticket case reference ref flight gate
   page version model claim item step chapter section article building floor suite unit row track transaction tracking
   sku product form level route highway hwy interstate bus line extension ext error room apartment apt bay dock lot
   estimate quote work job service part serial purchase receipt bill statement shipment package parcel`,
);

export const MONTH: RegExp =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
export const WEEKDAY: RegExp =
  /^(?:mon|tues?|wed|thur?s?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:'?s)?$/;
export const DAY_WORD: RegExp =
  /^(?:today|tonight|tomorrow|yesterday|morning|mornings|afternoon|afternoons|evening|evenings|night|noon|midnight|weekday|weekdays)$/;
export const CLOCK_LEAD: RegExp = startsAnyOf(
  'at by around about before after until till til to from between than past',
);
export const CLOCK_TAIL: RegExp = startsAnyOf("am pm a p o'clock oclock ish sharp hundred");
export const YEAR_LEAD: RegExp = startsAnyOf(
  'in since from of by until till during year early late mid around before after',
);

/** Before a lone small number these make it a time or a count: "at nine", "for two". */
export const TIME_OR_COUNT_LEAD: RegExp = startsAnyOf(
  'at for from until till before after around about between on since',
);

/** Before "one" these make it a word for a thing: "the other one", "no one", "which one". */
export const ONE_LEAD: RegExp = startsAnyOf(
  `no any every some each that this these those the which other another only first second third fourth fifth next last right
   wrong old new former current previous same big small my your our whole latter good better best earlier later`,
);

/** Before a small number these make it so many of what was said: "the last two". */
export const SOME_LEAD: RegExp = startsAnyOf('first last final next other these those same middle remaining');

export const STREET: RegExp =
  /^(?:street|str|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|circle|cir|terrace|ter|place|pl|highway|hwy|parkway|pkwy|square|trail|way|close|crescent|alley|loop|row|run|plaza|pike|turnpike|bypass|broadway)$/;

/** What is said around the digits when a number is being told, and nothing besides. */
export const NUMBER_TALK: ReadonlySet<string> = words(
  `it it's its it'll it'd is isn't was wasn't be being that that's thats that'd this the a an my our mine your i i'm im i'd
   i'll i've we me you yes yeah yep yup ya uh-huh no nope not ok okay kay sure right correct exactly wrong sorry please thanks
   thank hi hello hey alright all fine good great perfect well so oh uh um er erm ah hm hmm mm mhm uhm umm just like now here
   here's there then and next after before but or rather zip zips zipcode code codes post postal number numbers digit digits
   first second third fourth fifth sixth last final remaining rest another one ones end ends ended ending start starts started
   starting begin begins beginning begin front back middle with by followed plus wait hold hang on minute moment let's let
   see check think believe guess know try say said saying says repeat again give giving gave should would could can will
   mean meant means actually instead make makes made scratch strike correction oops mistake typo misspoke said ready
   go goes going done finished complete finally dash hyphen space dot comma point pound hash star key keyed press pressed
   entered enter type typed is in of to what what's how once more time slowly ma'am sir madam old new current previous former
   used still changed change live lived moved from address area where at for as too`,
);
